internal import Glibc

/// By what a file is known to be unchanged.
struct FileStamp: Hashable {
  private var device: UInt64
  private var number: UInt64
  private var size: Int64
  private var seconds: Int64
  private var nanoseconds: Int64

  /// The stamp of the file at this path, or nil where there is none.
  init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    device = UInt64(info.st_dev)
    number = UInt64(info.st_ino)
    size = Int64(info.st_size)
    seconds = Int64(info.st_mtim.tv_sec)
    nanoseconds = Int64(info.st_mtim.tv_nsec)
  }
}

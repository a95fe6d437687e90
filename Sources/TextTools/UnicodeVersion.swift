internal import CUTF8Proc

/// The version of Unicode that normalisation, folding and width follow.
public var unicodeVersion: String {
  String(cString: utf8proc_unicode_version())
}

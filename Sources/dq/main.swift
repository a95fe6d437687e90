internal import Shell

_ = Session()

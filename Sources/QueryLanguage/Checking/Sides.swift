/// Both sides of an operator with their words.
struct Sides {
  var left: Operand
  var right: Operand
  var leftSyntax: ExpressionSyntax
  var rightSyntax: ExpressionSyntax
  var span: SourceSpan

  init(
    _ left: Operand,
    _ leftSyntax: ExpressionSyntax,
    _ right: Operand,
    _ rightSyntax: ExpressionSyntax,
    at span: SourceSpan
  ) {
    self.left = left
    self.right = right
    self.leftSyntax = leftSyntax
    self.rightSyntax = rightSyntax
    self.span = span
  }
}

import Documents
import Lessons

/// What came of the formulas of a lesson that no Swift is bound to.
func formulaClaims(of lesson: Lesson) -> (claims: [Claim], diagnostics: [Diagnostic]) { ([], []) }

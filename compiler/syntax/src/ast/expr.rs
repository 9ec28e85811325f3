//! Expressions. A level of the grammar that has one part leaves no node: `a` is a path, not an `or` of an `and` of it.

use super::{AstNode, Binder, Date, Duration, Name, Number, Path, Str, Truth, choices, has_keyword, views, word_kinds};
use crate::SyntaxKind;

views! {
    /// `a unless b`
    UnlessExpr {}
    /// `a or b or c`
    OrExpr {
        /// The parts, at least two.
        many operands: Expr;
    }
    /// `a and b and c`
    AndExpr {
        /// The parts, at least two.
        many operands: Expr;
    }
    /// `not a`
    NotExpr {
        /// What is denied.
        one operand: Expr;
    }
    /// `any collect c, use u where …` or `no collect c where …`
    QuantifiedExpr {
        /// What it ranges over.
        many binders: Binder;
        /// What must hold.
        one body: Expr;
    }
    /// `a is b`
    ComparisonExpr {
        /// How the two are compared.
        one operator: Operator;
    }
    /// The sign or words of a comparison
    Operator {}
    /// `( a )`
    ParenExpr {
        /// What stands between the parentheses.
        one inner: Expr;
    }
    /// `judged(compatible, c, u)`
    JudgedCall {}
    /// `large_employer(o)`
    CallExpr {
        /// Which predicate.
        one name: Name;
        /// What it is asked about.
        many arguments: Path;
    }
}

choices! {
    /// An expression.
    Expr {
        /// `a unless b`
        Unless(UnlessExpr),
        /// `a or b`
        Or(OrExpr),
        /// `a and b`
        And(AndExpr),
        /// `not a`
        Not(NotExpr),
        /// `any … where …`, `no … where …`
        Quantified(QuantifiedExpr),
        /// `a is b`
        Comparison(ComparisonExpr),
        /// `( a )`
        Paren(ParenExpr),
        /// `judged(…)`
        Judged(JudgedCall),
        /// `predicate(…)`
        Call(CallExpr),
        /// `d.effect`, or the name of a fact or a concept
        Path(Path),
        /// A day.
        Date(Date),
        /// A length of time, with its unit.
        Duration(Duration),
        /// A number.
        Number(Number),
        /// A text.
        Str(Str),
        /// `yes` or `no`
        Truth(Truth),
    }
}

word_kinds! {
    /// The comparisons.
    OperatorKind {
        /// Is a kind of, or is.
        Is = "is",
        /// The two do not clash.
        CompatibleWith = "compatible with",
        /// The two clash.
        IncompatibleWith = "incompatible with",
        /// Data goes from the left to the right.
        FlowsTo = "flows to",
        /// The left is made of the right.
        DrawsOn = "draws on",
        /// Earlier than.
        Before = "before",
        /// Later than.
        After = "after",
        /// At least.
        AtLeast = ">=",
        /// At most.
        AtMost = "<=",
        /// Not equal to.
        NotEqual = "!=",
        /// Equal to.
        Equal = "=",
        /// More than.
        More = ">",
        /// Less than.
        Less = "<",
    }
}

impl UnlessExpr {
    /// What must hold.
    pub fn main(&self) -> Option<Expr> {
        self.child()
    }

    /// What excuses from it.
    pub fn excuse(&self) -> Option<Expr> {
        self.children().nth(1)
    }
}

impl NotExpr {
    /// Whether the operand is really denied: `not not a` is not.
    pub fn is_odd(&self) -> bool {
        let nots = self.syntax().children_with_tokens().filter(|element| element.kind() == SyntaxKind::Keyword);
        nots.count() % 2 == 1
    }
}

impl QuantifiedExpr {
    /// `no` rather than `any`.
    pub fn is_none(&self) -> bool {
        has_keyword(self.syntax(), "no")
    }
}

impl ComparisonExpr {
    /// What is compared.
    pub fn left(&self) -> Option<Expr> {
        self.child()
    }

    /// What it is compared with.
    pub fn right(&self) -> Option<Expr> {
        self.children().nth(1)
    }
}

impl Operator {
    /// Which comparison.
    pub fn kind(&self) -> Option<OperatorKind> {
        let words: Vec<String> = self
            .syntax()
            .children_with_tokens()
            .filter_map(|element| element.into_token())
            .filter(|token| !token.kind().is_trivia())
            .map(|token| token.text().to_owned())
            .collect();
        OperatorKind::from_word(&words.join(" "))
    }
}

impl JudgedCall {
    /// Which judgement.
    pub fn judgement(&self) -> Option<Path> {
        self.child()
    }

    /// Of what.
    pub fn arguments(&self) -> impl Iterator<Item = Path> + use<> {
        self.children::<Path>().skip(1)
    }
}

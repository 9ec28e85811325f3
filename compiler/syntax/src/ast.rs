//! Typed views over the tree: one struct for each kind of node, with accessors for its parts.
//!
//! A view is as cheap as a node. What a broken text leaves out is `None` or absent from the iterator; what it has double
//! is there twice, and the accessor for one part gives the first. The clauses of a broken statement that fell into an
//! error node are not found by these accessors.

use rowan::TextRange;
use rowan::ast::support;

use crate::node_ref::trimmed_range;
use crate::{SyntaxKind, SyntaxNode};

mod answers;
mod cases;
mod documentation;
mod expr;
mod leaves;
mod norms;
mod policy;
mod vocabulary;

pub use answers::*;
pub use cases::*;
pub use documentation::*;
pub use expr::*;
pub use leaves::*;
pub use norms::*;
pub use policy::*;
pub use vocabulary::*;

/// What all views share.
pub trait AstNode: Sized {
    /// Whether a node of this kind can be seen as `Self`.
    fn can_cast(kind: SyntaxKind) -> bool;

    /// The node seen as `Self`, if it is of the right kind.
    fn cast(node: SyntaxNode) -> Option<Self>;

    /// The node behind the view.
    fn syntax(&self) -> &SyntaxNode;

    /// The first direct part of the sort `T`.
    fn child<T: AstNode>(&self) -> Option<T> {
        self.syntax().children().find_map(T::cast)
    }

    /// The direct parts of the sort `T`, in the order of the text.
    fn children<T: AstNode>(&self) -> AstChildren<T> {
        AstChildren { nodes: self.syntax().children(), sort: std::marker::PhantomData }
    }

    /// Where it stands, without white space, comments and documentation around it.
    fn range(&self) -> TextRange {
        trimmed_range(self.syntax())
    }

    /// The documentation directly above it.
    fn docs(&self) -> Option<Documentation> {
        docs(self.syntax())
    }
}

/// The direct parts of one sort; see [`AstNode::children`].
#[derive(Debug, Clone)]
pub struct AstChildren<T> {
    nodes: rowan::SyntaxNodeChildren<crate::Maatstaf>,
    sort: std::marker::PhantomData<T>,
}

impl<T: AstNode> Iterator for AstChildren<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.nodes.find_map(T::cast)
    }
}

/// The first keyword directly in `node`.
fn keyword(node: &SyntaxNode) -> Option<String> {
    support::token(node, SyntaxKind::Keyword).map(|token| token.text().to_owned())
}

/// Whether `word` is a keyword directly in `node`.
fn has_keyword(node: &SyntaxNode, word: &str) -> bool {
    node.children_with_tokens()
        .filter_map(|element| element.into_token())
        .any(|token| token.kind() == SyntaxKind::Keyword && token.text() == word)
}

/// Declares views: `one` part (the first, if any), `many` parts, or whether it `has` a part.
macro_rules! views {
    ($($(#[$doc:meta])* $view:ident { $($(#[$part_doc:meta])* $how:ident $part:ident: $sort:ty;)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $view($crate::SyntaxNode);

        impl $crate::ast::AstNode for $view {
            fn can_cast(kind: $crate::SyntaxKind) -> bool {
                kind == $crate::SyntaxKind::$view
            }

            fn cast(node: $crate::SyntaxNode) -> Option<Self> {
                Self::can_cast(node.kind()).then_some(Self(node))
            }

            fn syntax(&self) -> &$crate::SyntaxNode {
                &self.0
            }
        }

        impl $view {
            $($crate::ast::part! { $(#[$part_doc])* $how $part: $sort })*
        }
    )*};
}

macro_rules! part {
    ($(#[$doc:meta])* one $part:ident: $sort:ty) => {
        $(#[$doc])*
        pub fn $part(&self) -> Option<$sort> {
            $crate::ast::AstNode::child(self)
        }
    };
    ($(#[$doc:meta])* many $part:ident: $sort:ty) => {
        $(#[$doc])*
        pub fn $part(&self) -> $crate::ast::AstChildren<$sort> {
            $crate::ast::AstNode::children(self)
        }
    };
    ($(#[$doc:meta])* has $part:ident: $sort:ty) => {
        $(#[$doc])*
        pub fn $part(&self) -> bool {
            $crate::ast::AstNode::child::<$sort>(self).is_some()
        }
    };
}

/// Declares a view that is one of several others.
macro_rules! choices {
    ($($(#[$doc:meta])* $choice:ident { $($(#[$one_doc:meta])* $variant:ident($view:ident),)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $choice { $($(#[$one_doc])* $variant($view),)* }

        impl $crate::ast::AstNode for $choice {
            fn can_cast(kind: $crate::SyntaxKind) -> bool {
                false $(|| $view::can_cast(kind))*
            }

            fn cast(node: $crate::SyntaxNode) -> Option<Self> {
                match node.kind() {
                    $(kind if $view::can_cast(kind) => $view::cast(node).map(Self::$variant),)*
                    _ => None,
                }
            }

            fn syntax(&self) -> &$crate::SyntaxNode {
                match self { $(Self::$variant(view) => view.syntax(),)* }
            }
        }
    )*};
}

/// Declares a plain enum of words, and the way there and back.
macro_rules! word_kinds {
    ($($(#[$doc:meta])* $kind:ident { $($(#[$one_doc:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind { $($(#[$one_doc])* $variant,)* }

        impl $kind {
            /// The kind that is written as `word`.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// How it is written.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    )*};
}

use {choices, part, views, word_kinds};

views! {
    /// The root of a file or a chunk.
    File {
        /// The items, without the broken ones.
        many items: Item;
    }
}

choices! {
    /// A top-level item.
    Item {
        /// `package …`
        Package(Package),
        /// `import …`
        Import(Import),
        /// `data …`, `purpose …`, `party …` and so on
        Concept(Concept),
        /// `grouping …`
        Grouping(Grouping),
        /// `hours …`
        Hours(Hours),
        /// `attribute …`
        Attribute(Attribute),
        /// `context …`
        Context(Context),
        /// `organisation …`
        Organisation(Organisation),
        /// `instrument …`
        Instrument(Instrument),
        /// `answers for …`
        Answers(Answers),
        /// `fact …`
        Fact(Fact),
        /// `judgement …`
        Judgement(Judgement),
        /// `norm …`
        Norm(Norm),
        /// `exception …`
        Exception(Exception),
        /// `define …`
        Define(Define),
        /// `incompatible … with …`
        Incompatible(Incompatible),
        /// `case …`
        Case(Case),
    }
}

impl Item {
    /// The name that the item declares, where it declares one by a plain name; see [`Package::path`] and
    /// [`Concept::path`] for those that declare a path.
    pub fn name(&self) -> Option<Name> {
        self.child()
    }
}

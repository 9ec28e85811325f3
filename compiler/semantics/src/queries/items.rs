//! The items of a project by what they are for.
//!
//! Between the items and what is made of all of them stands a list for each file. So what is made of all looks at as many
//! things after an edit as there are files, and not at every item of every file.

use std::sync::Arc;

use maatstaf_db::{Db, Project, SourceFile};
use maatstaf_syntax::ItemKind;

use super::{item_of, keys, visible};
use crate::hir::Item;
use crate::names::ItemKey;
use crate::norms::LibraryItem;

/// Items of one file.
pub(super) type Items = Arc<Vec<(ItemKey, Arc<Item>)>>;

/// The items that a list of each file has, with what their files see, in the order of files and items.
pub(super) fn entries(
    db: &dyn Db,
    project: Project,
    library: bool,
    list: impl Fn(&dyn Db, SourceFile) -> Items,
) -> Vec<LibraryItem> {
    let files = if library { project.library(db) } else { project.files(db) };
    let mut found = Vec::new();
    for file in files {
        let items = list(db, *file);
        if items.is_empty() {
            continue;
        }
        let visible = visible(db, project, *file, library);
        found.extend(items.iter().map(|(key, item)| LibraryItem {
            package: visible.own.clone(),
            visible: visible.clone(),
            key: key.clone(),
            item: item.clone(),
        }));
    }
    found
}

fn of_kind(db: &dyn Db, file: SourceFile, wanted: impl Fn(ItemKind) -> bool) -> Items {
    let keys = keys(db, file).iter().filter(|key| wanted(key.kind));
    Arc::new(keys.map(|key| (key.clone(), item_of(db, key))).collect())
}

/// What declares words.
#[salsa::tracked(returns(clone))]
pub(super) fn term_items(db: &dyn Db, file: SourceFile) -> Items {
    of_kind(db, file, |kind| matches!(kind, ItemKind::Concept | ItemKind::Grouping | ItemKind::Hours))
}

/// What norms are made of.
#[salsa::tracked(returns(clone))]
pub(super) fn norm_items(db: &dyn Db, file: SourceFile) -> Items {
    let of_norms = |kind| {
        matches!(
            kind,
            ItemKind::Package
                | ItemKind::Attribute
                | ItemKind::Context
                | ItemKind::Fact
                | ItemKind::Judgement
                | ItemKind::Norm
                | ItemKind::Exception
                | ItemKind::Define
                | ItemKind::Incompatible
        )
    };
    of_kind(db, file, of_norms)
}

/// Organisations.
#[salsa::tracked(returns(clone))]
pub(super) fn organisation_items(db: &dyn Db, file: SourceFile) -> Items {
    of_kind(db, file, |kind| kind == ItemKind::Organisation)
}

//! What is wrong with imports: packages that are not there, or not in that version, and circles.

use std::sync::Arc;

use maatstaf_db::{Db, Project};
use maatstaf_diagnostics::{Code, texts};
use maatstaf_syntax::{ItemKind, NodeRef};

use super::{declared_packages, item_of, keys, library, visible};
use crate::hir::ItemBody;
use crate::names::{Finding, Place};

/// What is wrong with the imports of the project's files, and circles among packages.
#[salsa::tracked(returns(ref))]
pub fn import_findings(db: &dyn Db, project: Project) -> Vec<Finding> {
    let library = library(db, project);
    let mut findings = Vec::new();
    let names: Vec<Arc<str>> = library.packages.iter().map(|p| p.name.clone()).collect();
    for file in project.files(db) {
        for key in keys(db, *file).iter().filter(|k| k.kind == ItemKind::Import) {
            let ItemBody::Import(list) = &item_of(db, key).body else { continue };
            for import in list {
                let place = Place::new(key, import.path.at);
                let Some(package) = library.package(&import.path.value) else {
                    let mut finding =
                        Finding::new(Code::IMPORT_UNKNOWN, place, texts::import_unknown(&import.path.value));
                    finding = match maatstaf_diagnostics::nearest(&import.path.value, names.iter().map(|n| &**n)) {
                        Some(near) => {
                            finding.help(texts::help_did_you_mean(near)).replace(texts::fix_replace_by(near), near)
                        }
                        None => finding.help(texts::help_packages(&names.join(", "))),
                    };
                    findings.push(finding);
                    continue;
                };
                if let (Some(wanted), Some(found)) = (&import.version, &package.version)
                    && wanted != found
                {
                    findings.push(Finding::new(
                        Code::IMPORT_UNKNOWN,
                        place,
                        texts::import_version(&import.path.value, wanted, found),
                    ));
                }
            }
        }
    }
    findings.extend(import_circles(db, project));
    findings
}

fn import_circles(db: &dyn Db, project: Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    let own = declared_packages(db, project, false);
    let imports = |name: &str| -> Vec<Arc<str>> {
        own.iter()
            .find(|(_, n, _)| &**n == name)
            .map(|(_, _, key)| visible(db, project, key.file, false).imports)
            .unwrap_or_default()
    };
    for (_, start, key) in own {
        let mut path = vec![start.clone()];
        if circle(&imports, start, &mut path) && path.iter().min() == Some(start) {
            let shown = path.iter().chain([start]).map(|p| &**p).collect::<Vec<_>>().join(" → ");
            let place = Place::new(key, NodeRef(0));
            findings.push(
                Finding::new(Code::IMPORT_CIRCLE, place, texts::import_circle(&shown)).help(texts::help_break_circle()),
            );
        }
    }
    findings
}

/// Walks imports from the end of `path` until `start` comes back; leaves that path.
fn circle(imports: &impl Fn(&str) -> Vec<Arc<str>>, start: &Arc<str>, path: &mut Vec<Arc<str>>) -> bool {
    let Some(last) = path.last().cloned() else { return false };
    for next in imports(&last) {
        if next == *start {
            return true;
        }
        if !path.contains(&next) {
            path.push(next);
            if circle(imports, start, path) {
                return true;
            }
            path.pop();
        }
    }
    false
}

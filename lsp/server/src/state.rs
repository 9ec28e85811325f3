//! What the server knows: the folders that are open, the buffers of the editor, and what is on disk.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_db::{Loaded, SnapshotFile};
use maatstaf_diagnostics::Lang;
use maatstaf_ide::Host;
use tower_lsp_server::ls_types::{self as lsp, Uri};

use crate::clock::today;
use crate::library::LibraryFolder;
use crate::settings::{Client, Delivery, Settings};
use crate::view::{Context, Lines, View};
use crate::{Options, disk};

/// A folder that is checked as one, as `maatstaf check FOLDER` does.
struct Folder {
    /// Its path, without a slash at its end.
    root: String,
    /// Nobody opened it: it is here because a file in it was opened.
    loose: bool,
    host: Host,
    snapshots: BTreeMap<String, String>,
}

/// A buffer of the editor. It goes before what is on disk.
struct Document {
    text: String,
}

/// Everything that the thread of the main loop owns.
pub(crate) struct State {
    settings: Settings,
    fallback: Lang,
    pub client: Arc<Client>,
    library: Option<LibraryFolder>,
    folders: Vec<Folder>,
    documents: HashMap<String, Document>,
    uris: Arc<HashMap<String, Uri>>,
    versions: Arc<HashMap<String, i32>>,
    /// The folders of which something changed since diagnostics were last made, and the files that did.
    changed: BTreeMap<String, BTreeSet<String>>,
    /// Files of folders that were closed.
    lost: BTreeSet<String>,
    /// Something changed that is no edit of a buffer: the date, a setting, a folder, the disk.
    unasked: bool,
}

impl State {
    pub fn new(options: &Options) -> State {
        State {
            settings: Settings::new(options),
            fallback: options.fallback,
            client: Arc::default(),
            library: LibraryFolder::write(options.cache.as_deref()),
            folders: Vec::new(),
            documents: HashMap::new(),
            uris: Arc::default(),
            versions: Arc::default(),
            changed: BTreeMap::new(),
            lost: BTreeSet::new(),
            unasked: false,
        }
    }

    /// The date of verdicts.
    pub fn as_of(&self) -> Date {
        self.settings.as_of.unwrap_or_else(today)
    }

    /// The language of texts.
    pub fn lang(&self) -> Lang {
        self.settings.lang.or(self.client.locale).unwrap_or(self.fallback)
    }

    /// Whether the server sends diagnostics of its own accord.
    pub fn pushes(&self) -> bool {
        match self.settings.diagnostics {
            Some(delivery) => delivery == Delivery::Push,
            None => !self.client.pulls,
        }
    }

    /// Takes over settings; everything is to be shown again.
    pub fn configure(&mut self, value: &serde_json::Value) {
        self.settings.read(value);
        self.touch_all();
    }

    /// Counts everything as changed: the date, the language or the settings are others.
    pub fn touch_all(&mut self) {
        self.unasked = true;
        for folder in &self.folders {
            self.changed.entry(folder.root.clone()).or_default();
        }
    }

    /// Whether something changed since this was last asked that is no edit of a buffer.
    pub fn take_unasked(&mut self) -> bool {
        std::mem::take(&mut self.unasked)
    }

    /// The path that a file is known by: that of the disk, that of the library, or the address itself.
    pub fn path(&self, uri: &Uri) -> String {
        if uri.scheme().as_str() != "file" {
            return uri.as_str().to_owned();
        }
        let Some(on_disk) = uri.to_file_path() else { return uri.as_str().to_owned() };
        let in_library = self.library.as_ref().and_then(|library| library.in_library(&on_disk));
        in_library.unwrap_or_else(|| on_disk.to_string_lossy().replace('\\', "/"))
    }

    /// Opens folders and reads what is in them.
    pub fn open_folders(&mut self, roots: impl IntoIterator<Item = Uri>) {
        for uri in roots {
            let root = self.path(&uri).trim_end_matches('/').to_owned();
            self.folders.retain(|folder| !(folder.loose && folder.root == root));
            if self.folders.iter().all(|folder| folder.root != root) {
                let loaded = disk::read_root(&root);
                self.add_folder(root, false, loaded);
            }
        }
    }

    /// Closes folders. What of them is still open in the editor is checked by itself from now on.
    pub fn close_folders(&mut self, roots: impl IntoIterator<Item = Uri>) {
        for uri in roots {
            let root = self.path(&uri).trim_end_matches('/').to_owned();
            let Some(at) = self.folders.iter().position(|folder| folder.root == root) else { continue };
            self.close_folder(at);
        }
    }

    fn close_folder(&mut self, at: usize) {
        let closed = self.folders.remove(at);
        self.unasked = true;
        self.lost.extend(closed.snapshots.into_keys());
        for path in closed.host.analysis().paths() {
            match self.documents.get(path).map(|document| document.text.clone()) {
                Some(text) => self.set(path, Some(text)),
                None => _ = self.lost.insert(path.to_owned()),
            }
        }
    }

    /// The files that are no longer looked at since this was last asked, of which nothing is to be shown any more.
    pub fn take_lost(&mut self) -> Vec<Uri> {
        std::mem::take(&mut self.lost)
            .into_iter()
            .filter(|path| self.folder_of(path).is_none())
            .filter_map(|path| self.uris.get(&path).cloned().or_else(|| Uri::from_file_path(path)))
            .collect()
    }

    /// How many files there are.
    pub fn file_count(&self) -> usize {
        self.folders.iter().map(|folder| folder.host.analysis().paths().count()).sum()
    }

    fn add_folder(&mut self, root: String, loose: bool, loaded: Loaded) {
        self.unasked = true;
        let mut host = Host::new();
        let files = loaded.files.into_iter().map(|(path, text)| {
            // An open buffer goes before the disk.
            let open = self.documents.get(&path).map(|document| document.text.clone());
            (path, Some(open.unwrap_or(text)))
        });
        host.change(files);
        let snapshots: BTreeMap<String, String> = loaded.snapshots.into_iter().map(|s| (s.path, s.text)).collect();
        let mut folder = Folder { root: root.clone(), loose, host, snapshots };
        folder.record();
        self.folders.push(folder);
        // The longest first, so that a file belongs to the innermost folder.
        self.folders.sort_by(|a, b| (b.root.len(), &a.root).cmp(&(a.root.len(), &b.root)));
        self.changed.entry(root).or_default();
    }

    fn folder_of(&self, path: &str) -> Option<usize> {
        self.folders.iter().position(|folder| folder.has(path))
    }

    /// The folder of a file that was opened, made when there is none.
    fn folder_for(&mut self, path: &str) -> Option<&mut Folder> {
        if self.folder_of(path).is_none() {
            let root = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            self.add_folder(root, true, disk::read_beside(path));
        }
        let at = self.folder_of(path)?;
        self.folders.get_mut(at)
    }

    fn is_of_library(path: &str) -> bool {
        path.starts_with("stdlib/")
    }

    pub fn open(&mut self, uri: Uri, version: i32, text: String) {
        let path = self.path(&uri);
        Arc::make_mut(&mut self.uris).insert(path.clone(), uri);
        Arc::make_mut(&mut self.versions).insert(path.clone(), version);
        self.documents.insert(path.clone(), Document { text: text.clone() });
        self.set(&path, Some(text));
    }

    pub fn edit(&mut self, uri: &Uri, version: i32, changes: Vec<lsp::TextDocumentContentChangeEvent>) {
        let path = self.path(uri);
        let encoding = self.client.encoding;
        let Some(document) = self.documents.get_mut(&path) else { return };
        for change in changes {
            match change.range {
                None => document.text = change.text,
                Some(range) => {
                    let lines = Lines::new(&document.text);
                    let start = lines.byte(range.start, encoding);
                    let end = lines.byte(range.end, encoding).max(start);
                    document.text.replace_range(start..end, &change.text);
                }
            }
        }
        let text = document.text.clone();
        Arc::make_mut(&mut self.versions).insert(path.clone(), version);
        self.set(&path, Some(text));
    }

    /// The buffer is gone: what is on disk counts again. Where nobody opened its folder, that goes with its last buffer.
    pub fn close(&mut self, uri: &Uri) {
        let path = self.path(uri);
        let was_open = self.documents.remove(&path).is_some();
        Arc::make_mut(&mut self.versions).remove(&path);
        if !was_open || State::is_of_library(&path) {
            return;
        }
        match self.folder_of(&path) {
            Some(at) if self.folders[at].loose && self.documents.keys().all(|open| !self.folders[at].has(open)) => {
                self.close_folder(at);
            }
            _ => self.set(&path, disk::read(&path)),
        }
    }

    /// Something changed on disk.
    pub fn disk_changed(&mut self, uri: &Uri) {
        let path = self.path(uri);
        if self.documents.contains_key(&path) || State::is_of_library(&path) {
            return;
        }
        let Some(at) = self.folder_of(&path) else { return };
        let folder = &mut self.folders[at];
        let below = path.strip_prefix(&folder.root).unwrap_or(&path);
        if below.split('/').any(|part| part.starts_with('.')) {
            return;
        }
        if path.ends_with(".snapshot.json") {
            match disk::read(&path) {
                Some(text) => folder.snapshots.insert(path.clone(), text),
                None => folder.snapshots.remove(&path),
            };
            folder.record();
            let root = folder.root.clone();
            self.unasked = true;
            // By name: what was wrong with it may no longer be.
            self.changed.entry(root).or_default().insert(path);
        } else if path.ends_with(".maat") {
            self.unasked = true;
            self.set(&path, disk::read(&path));
        }
    }

    fn set(&mut self, path: &str, text: Option<String>) {
        if State::is_of_library(path) {
            return;
        }
        let is_open = self.documents.contains_key(path);
        let Some(folder) = self.folder_for(path) else { return };
        match text {
            Some(text) if is_open => folder.host.set_text(path, text),
            text => folder.host.change([(path.to_owned(), text)]),
        }
        let root = folder.root.clone();
        self.changed.entry(root).or_default().insert(path.to_owned());
    }

    /// A handle for questions about a file, and the path that it is known by.
    pub fn view(&mut self, uri: &Uri) -> Option<(View, String)> {
        let path = self.path(uri);
        let at = if State::is_of_library(&path) {
            if self.folders.is_empty() {
                self.add_folder(String::new(), true, Loaded::default());
            }
            0
        } else {
            self.folder_of(&path)?
        };
        Some((self.view_of(at), path))
    }

    /// Handles for questions about every folder.
    pub fn views(&self) -> Vec<View> {
        (0..self.folders.len()).map(|at| self.view_of(at)).collect()
    }

    fn view_of(&self, at: usize) -> View {
        let context = Context {
            client: self.client.clone(),
            lang: self.lang(),
            as_of: self.as_of(),
            library: self.library.clone(),
            uris: self.uris.clone(),
            versions: self.versions.clone(),
        };
        View::new(self.folders[at].host.analysis(), context)
    }

    /// The folders of which something changed since this was last asked, with the files that did.
    pub fn take_changed(&mut self) -> Vec<(View, BTreeSet<String>)> {
        let changed = std::mem::take(&mut self.changed);
        changed
            .into_iter()
            .filter_map(|(root, paths)| {
                let at = self.folders.iter().position(|folder| folder.root == root)?;
                Some((self.view_of(at), paths))
            })
            .collect()
    }

    pub fn has_changed(&self) -> bool {
        !self.changed.is_empty() || !self.lost.is_empty()
    }
}

impl Folder {
    fn has(&self, path: &str) -> bool {
        let Some(rest) = path.strip_prefix(&self.root) else { return false };
        match rest.strip_prefix('/') {
            // Of a folder that nobody opened, the folders below it are not looked into.
            Some(below) => !self.loose || !below.contains('/'),
            None => self.root.is_empty() && self.loose && !rest.contains('/'),
        }
    }

    fn record(&mut self) {
        let files = self.snapshots.iter();
        let files = files.map(|(path, text)| SnapshotFile { path: path.clone(), text: text.clone() }).collect();
        self.host.set_snapshots(files);
    }
}

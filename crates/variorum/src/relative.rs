//! A path as it is seen from a folder.

use std::path::{Component, Path, PathBuf};

/// `path` as it is seen from `folder`, both relative to the working folder. An absolute path stays as it is.
pub fn from_folder(folder: &Path, path: &Path) -> PathBuf {
    if path.is_absolute() {
        return path.to_owned();
    }
    let (Ok(folder), Ok(path)) = (std::path::absolute(folder), std::path::absolute(path)) else {
        return path.to_owned();
    };
    let (folder, path) = (plain(&folder), plain(&path));
    let shared = folder.iter().zip(&path).take_while(|(a, b)| a == b).count();
    let up = folder.iter().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.iter().skip(shared).copied()).collect()
}

/// The parts of an absolute path, each `..` taken back.
fn plain(path: &Path) -> Vec<Component<'_>> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir if parts.len() > 1 => drop(parts.pop()),
            Component::ParentDir | Component::CurDir => {}
            other => parts.push(other),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_up_and_down() {
        let from = |folder: &str, path: &str| from_folder(Path::new(folder), Path::new(path));
        assert_eq!(from("out", "pages/a.txt"), Path::new("../pages/a.txt"));
        assert_eq!(from(".", "./pages/a.txt"), Path::new("pages/a.txt"));
        assert_eq!(from("out/x", "out/a.txt"), Path::new("../a.txt"));
        assert_eq!(from("out", "/pages/a.txt"), Path::new("/pages/a.txt"));
    }
}

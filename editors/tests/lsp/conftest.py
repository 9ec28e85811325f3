from __future__ import annotations

import shutil

import pytest

from session import EXAMPLES


@pytest.fixture
def workspace(tmp_path):
    """A folder with the warehouse that is in order."""
    folder = tmp_path / "pace-board"
    folder.mkdir()
    shutil.copy(EXAMPLES / "pace-board" / "policy.maat", folder / "policy.maat")
    return folder


@pytest.fixture
def till(tmp_path):
    """A folder with the tills that are not."""
    folder = tmp_path / "till-login"
    folder.mkdir()
    shutil.copy(EXAMPLES / "till-login" / "policy.maat", folder / "policy.maat")
    return folder

"""Looks at every file that waits: what it is, what is asked about it, what it would change."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.workspaces import WorkspaceReport
from domain.mappings import ColumnMapping
from domain.observations import Answers, Reading, Refusal, SourceFile
from ui import words
from ui.importing import cards, groups, mapping, questions, uploads, wording
from ui.importing.groups import FileGroup, Part
from ui.importing.uploads import Mappings

MAPPED = "mapped_table"
_LARGE = 2 * 1024 * 1024


class Review:
    """Draws a card per file; `ready` are the readings that can be imported."""

    def __init__(self, files: Sequence[SourceFile], workspace: WorkspaceReport) -> None:
        self.ready: list[Reading] = []
        self.is_unfinished = False  # a table still waits to be told what its columns are
        self._files = files
        self._workspace = workspace
        self._mappings: Mappings = uploads.mappings(workspace.workspace_id)

    def draw(self) -> None:
        with st.spinner(_reading_told(self._files)):
            entries = uploads.read(self._files, self._mappings)
        for group in groups.grouped(self._files, entries):
            self._draw_group(group)
            for part in group.repeated:
                st.caption(f"{words.plain(part.entry.file_name)} is here twice and counts once.")

    def _draw_group(self, group: FileGroup) -> None:
        part = group.only_part
        if part is None:
            self._draw_parts(group)
        elif isinstance(part.entry, Refusal) and part.entry.table is None:
            cards.draw_refusal(part.entry, key=str(part.index))
        else:
            with st.container(border=True, key=f"file_{_key(part)}"):
                self._draw_part(part)

    def _draw_parts(self, group: FileGroup) -> None:
        """The parts of an archive or workbook under its name."""
        if not (group.readable or group.refused):
            return
        first = (*group.readable, *group.refused)[0]
        with st.container(border=True, key=f"file_{_key(first)}"):
            st.header(words.plain(group.name), anchor=False)
            for part in group.readable:
                if part is not group.readable[0]:
                    st.divider()
                with st.container(key=f"part_{_key(part)}"):
                    self._draw_part(part, is_part=True)
            self._draw_others(group, _key(first))

    def _draw_others(self, group: FileGroup, key: str) -> None:
        tables = [
            one for one in group.refused if isinstance(one.entry, Refusal) and one.entry.table
        ]
        for part in tables:
            label = f"Say what the columns of {words.plain(part.title)} are"
            if st.toggle(label, key=f"map_{_key(part)}"):
                with st.container(key=f"part_{_key(part)}"):
                    self._draw_part(part, is_part=True)
        cards.draw_refused([one for one in group.refused if one not in tables], key=key)

    def _draw_part(self, part: Part, *, is_part: bool = False) -> None:
        key = _key(part)
        base = Answers(mappings=self._mappings)
        if isinstance(part.entry, Refusal):
            _draw_title(part.title, is_part=is_part)
            base = replace(base, mapping=self._chosen(part))
            guessed = self._read(part, base) if base.mapping else None
        else:
            guessed = part.entry
            cards.draw_head(guessed, part.title, is_part=is_part)
            if guessed.format == MAPPED and st.toggle(
                "Change its columns", key=f"change_map_{key}"
            ):
                base = replace(base, mapping=self._chosen(part))
                guessed = self._read(part, base) if base.mapping else None
        self.is_unfinished = self.is_unfinished or guessed is None
        if isinstance(guessed, Refusal):
            st.warning(words.plain(guessed.reason), icon=":material/block:")
        elif guessed is not None:
            self._draw_reading(part, guessed, base)

    def _chosen(self, part: Part) -> ColumnMapping | None:
        """Begins with what the columns are known as, else seem to be."""
        table = uploads.unknown_table(self._files, part.index)
        if table is None:
            return None
        columns = [one.column for one in table.columns]
        known = [one for one in self._mappings if one.fits(columns)]
        start = known[-1] if known else table.suggestion
        return mapping.choose_mapping(table, start, self._workspace.workspace_id, key=_key(part))

    def _draw_reading(self, part: Part, guessed: Reading, base: Answers) -> None:
        key = _key(part)
        if isinstance(part.entry, Refusal):
            st.caption(wording.what_it_is(guessed))
        told = questions.ask(guessed, self._workspace, key=key)
        answered = self._read(part, replace(told, mapping=base.mapping, mappings=base.mappings))
        if isinstance(answered, Refusal):
            st.warning(words.plain(answered.reason), icon=":material/block:")
            return
        with st.spinner(f"Working out what {words.plain(part.title)} would change"):
            result = uploads.preview(self._workspace.workspace_id, answered)
        cards.draw_facts(answered, result)
        cards.draw_change(result, key=key)
        cards.draw_controls(answered, key=key)
        cards.draw_rejections(answered, key=key)
        if result.outcome is not None and not result.outcome.already_imported:
            self.ready.append(answered)

    def _read(self, part: Part, answers: Answers) -> Reading | Refusal:
        with st.spinner(f"Reading {words.plain(part.title)}"):
            return uploads.read_answered(self._files, part.index, answers)


def _draw_title(title: str, *, is_part: bool) -> None:
    draw = st.subheader if is_part else st.header
    draw(words.plain(title), anchor=False)


def _key(part: Part) -> str:
    """Stays the same while the questions about the part are answered, by whatever mapping."""
    entry = part.entry
    table = entry.table if isinstance(entry, Refusal) else None
    fingerprint = entry.fingerprint if isinstance(entry, Reading) else table and table.fingerprint
    return f"{part.index}_{(fingerprint or 'none')[:8]}"


def _reading_told(files: Sequence[SourceFile]) -> str:
    size = sum(len(file.content) for file in files)
    if size < _LARGE:
        return "Reading the files"
    return f"Reading {size / 1024**2:,.0f} MB; large files take a moment"

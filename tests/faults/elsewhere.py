"""Codes that no small project can bring about, and the test that does."""

from __future__ import annotations

from collections.abc import Mapping

_ASSETS = "tests/hostile/test_assets.py"
_CHECKS = "tests/unit/test_typeset_checks.py"
_COMMANDS = "tests/cli/test_refusing.py"
_HOSTILE = "tests/hostile/test_typeset.py"
_PAGES = "tests/unit/test_typeset_pages.py"
_PREFLIGHT = "tests/unit/test_preflight.py"
_PUBLISH = "tests/unit/test_workshop_publish.py"

ELSEWHERE: Mapping[str, str] = {
    "active-content": f"{_PREFLIGHT}::test_nothing_acts",
    "asset-too-costly": f"{_ASSETS}::test_work_that_takes_too_long_is_stopped",
    "build-busy": f"{_PUBLISH}::test_another_writer_is_named",
    "command-misread": f"{_COMMANDS}::test_what_click_alone_knows_how_to_refuse",
    "disk-full": f"{_PUBLISH}::test_a_full_disk_leaves_every_old_file_whole",
    "folder-not-writable": f"{_PUBLISH}::test_a_folder_that_may_not_be_written",
    "font-not-embedded": f"{_PREFLIGHT}::test_fonts_are_embedded_and_ours",
    "font-not-subset": f"{_PREFLIGHT}::test_fonts_are_embedded_and_ours",
    "font-unexpected": f"{_PREFLIGHT}::test_fonts_are_embedded_and_ours",
    "grey-not-possible": "tests/unit/test_sheets_greyscale.py::test_what_cannot_be_told_in_grey_is_refused_by_name",
    "markup-too-large": f"{_CHECKS}::test_depth_and_number_of_elements_are_bounded",
    "no-cards-to-place": "tests/unit/test_imposition_plan.py::test_nothing_to_place_is_said",
    "nothing-to-typeset": f"{_PAGES}::test_nothing_to_set_is_said_without_starting_anything",
    "page-blank": f"{_PREFLIGHT}::test_the_back_of_the_guide_is_blank_and_no_other_page_is",
    "page-box-wrong": f"{_PREFLIGHT}::test_a_hundredth_of_a_millimetre_does",
    "page-count-wrong": f"{_PREFLIGHT}::test_the_number_of_pages_is_as_planned",
    "page-not-blank": f"{_PREFLIGHT}::test_the_back_of_the_guide_is_blank_and_no_other_page_is",
    "pango-missing": "tests/faults/test_machine.py::test_without_pango_the_machine_is_at_fault",
    "pdf-encrypted": f"{_PREFLIGHT}::test_a_locked_file_is_refused",
    "pdf-unreadable": f"{_PREFLIGHT}::test_what_is_no_whole_pdf_is_told",
    "render-crashed": f"{_HOSTILE}::test_type_a_thousand_million_points_high_is_measured_and_its_noise_told",
    "render-memory": f"{_HOSTILE}::test_bombs_end_by_limits",
    "render-noise": f"{_HOSTILE}::test_type_a_thousand_million_points_high_is_measured_and_its_noise_told",
    "render-timeout": f"{_HOSTILE}::test_bombs_end_by_limits",
    "render-too-large": f"{_HOSTILE}::test_bombs_end_by_limits",
    "resource-too-large": f"{_CHECKS}::test_large_files_are_refused_before_they_are_read",
    "text-lost": f"{_PAGES}::test_what_breaks_over_pages_is_found",
    "unexpected-fault": f"{_COMMANDS}::test_a_fault_of_the_program_is_told_without_a_traceback",
    "viewer-preferences-wrong": f"{_PREFLIGHT}::test_the_printer_is_told_which_edge",
    "write-failed": f"{_PUBLISH}::test_a_folder_where_a_file_should_be",
}

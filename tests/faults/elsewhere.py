"""Codes that no small project can bring about, and the test that does."""

from __future__ import annotations

from collections.abc import Mapping

_ASSETS = "tests/hostile/test_assets.py"
_BATCH = "tests/cli/test_batch.py"
_CACHE = "tests/hostile/test_cache.py"
_CHECKS = "tests/unit/test_typeset_checks.py"
_COMMANDS = "tests/cli/test_refusing.py"
_DOCUMENTS = "tests/unit/test_typeset_documents.py"
_HOSTILE = "tests/hostile/test_typeset.py"
_IMPORTERS = "tests/hostile/test_importers.py"
_INPUTS = "tests/unit/test_typeset_inputs.py"
_PAGES = "tests/unit/test_typeset_pages.py"
_PREFLIGHT = "tests/unit/test_preflight.py"
_PROSE = "tests/unit/test_prose_check.py"
_PUBLISH = "tests/unit/test_workshop_publish.py"
_SEPARATED = "tests/unit/test_importers_separated.py"
_TIMETABLE = "tests/unit/test_timetable_timing.py"
_WORKBOOK = "tests/unit/test_importers_workbook.py"

ELSEWHERE: Mapping[str, str] = {
    "active-content": f"{_PREFLIGHT}::test_nothing_acts",
    "asset-too-costly": f"{_ASSETS}::test_work_that_takes_too_long_is_stopped",
    "batch-maker-died": f"{_BATCH}::test_an_order_whose_maker_dies_twice_is_told_of",
    "batch-name-twice": f"{_BATCH}::test_what_can_be_made_is_made_and_the_rest_named_by_its_cell",
    "batch-row-failed": f"{_BATCH}::test_what_can_be_made_is_made_and_the_rest_named_by_its_cell",
    "batch-too-many-rows": f"{_BATCH}::test_a_sheet_filled_down_too_far_is_refused",
    "batch-value-unused": f"{_BATCH}::test_what_can_be_made_is_made_and_the_rest_named_by_its_cell",
    "blank-in-address": f"{_PROSE}::test_links_that_would_be_printed_as_written_are_found",
    "build-busy": f"{_PUBLISH}::test_another_writer_is_named",
    "cache-damaged": f"{_CACHE}::test_everything_damaged_is_made_anew_and_told",
    "command-misread": f"{_COMMANDS}::test_what_click_alone_knows_how_to_refuse",
    "disk-full": f"{_PUBLISH}::test_a_full_disk_leaves_every_old_file_whole",
    "emphasis-too-deep": f"{_PROSE}::test_no_one_stacks_emphasis",
    "document-too-long": f"{_DOCUMENTS}::test_a_text_that_goes_on_and_on_is_given_up_alone",
    "folder-not-writable": f"{_PUBLISH}::test_a_folder_that_may_not_be_written",
    "font-not-embedded": f"{_PREFLIGHT}::test_fonts_are_embedded_and_ours",
    "font-not-subset": f"{_PREFLIGHT}::test_fonts_are_embedded_and_ours",
    "font-unexpected": f"{_PREFLIGHT}::test_fonts_are_embedded_and_ours",
    "footnote-twice": f"{_PROSE}::test_footnotes_have_a_mark_and_a_text",
    "footnote-unused": f"{_PROSE}::test_footnotes_have_a_mark_and_a_text",
    "grey-not-possible": "tests/unit/test_sheets_greyscale.py::test_what_cannot_be_told_in_grey_is_refused_by_name",
    "colours-not-exchanged": "tests/unit/test_recolouring.py::test_a_pattern_that_is_coloured_from_outside_is_refused",
    "heading-without-blank": f"{_PROSE}::test_a_heading_without_its_blank_is_found",
    "link-by-reference": f"{_PROSE}::test_links_that_would_be_printed_as_written_are_found",
    "input-filled-in": f"{_INPUTS}::test_inputs_can_be_filled_in_by_anyone_and_send_nothing",
    "input-without-name": f"{_INPUTS}::test_inputs_can_be_filled_in_by_anyone_and_send_nothing",
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
    "picture-in-text": f"{_PROSE}::test_pictures_are_described_and_stand_alone",
    "picture-undescribed": f"{_PROSE}::test_pictures_are_described_and_stand_alone",
    "quotation-too-deep": f"{_PROSE}::test_quotations_have_two_levels",
    "render-crashed": f"{_HOSTILE}::test_type_a_thousand_million_points_high_is_measured_and_its_noise_told",
    "render-memory": f"{_HOSTILE}::test_bombs_end_by_limits",
    "render-noise": f"{_HOSTILE}::test_type_a_thousand_million_points_high_is_measured_and_its_noise_told",
    "render-timeout": f"{_HOSTILE}::test_bombs_end_by_limits",
    "render-too-large": f"{_HOSTILE}::test_bombs_end_by_limits",
    "resource-too-large": f"{_CHECKS}::test_large_files_are_refused_before_they_are_read",
    "table-too-wide": f"{_PROSE}::test_tables_have_eight_columns_and_rows_no_more_cells",
    "row-minutes-negative": f"{_TIMETABLE}::test_what_does_not_add_up_is_told",
    "text-lost": f"{_PAGES}::test_what_breaks_over_pages_is_found",
    "text-too-long": f"{_PROSE}::test_a_long_text_is_not_read",
    "unexpected-fault": f"{_COMMANDS}::test_a_fault_of_the_program_is_told_without_a_traceback",
    "viewer-preferences-wrong": f"{_PREFLIGHT}::test_the_printer_is_told_which_edge",
    "write-failed": f"{_PUBLISH}::test_a_folder_where_a_file_should_be",
    "cell-fault": f"{_WORKBOOK}::test_formulas_count_by_their_last_value",
    "cell-too-long": f"{_WORKBOOK}::test_what_cannot_be_printed_and_what_is_too_long_is_found_in_its_cell",
    "cells-merged": f"{_WORKBOOK}::test_merged_cells_are_found_where_there_are_rows",
    "column-twice": f"{_WORKBOOK}::test_what_is_wrong_with_headings",
    "column-unnamed": f"{_WORKBOOK}::test_what_is_wrong_with_headings",
    "formula-without-value": f"{_WORKBOOK}::test_formulas_count_by_their_last_value",
    "links-outside": f"{_WORKBOOK}::test_links_to_other_files_are_not_followed",
    "quote-open": f"{_SEPARATED}::test_what_is_wrong_is_told_where_it_is",
    "separated-read": f"{_SEPARATED}::test_what_programs_write_is_read_and_told",
    "sheets-left": f"{_WORKBOOK}::test_the_first_sheet_that_is_shown_or_the_one_asked_for",
    "spreadsheet-damaged": f"{_IMPORTERS}::test_bombs_and_broken_files_are_refused_by_name",
    "spreadsheet-declares": f"{_IMPORTERS}::test_bombs_and_broken_files_are_refused_by_name",
    "spreadsheet-empty": f"{_WORKBOOK}::test_what_is_wrong_with_headings",
    "spreadsheet-format": f"{_WORKBOOK}::test_other_formats_are_refused_by_name",
    "spreadsheet-locked": f"{_IMPORTERS}::test_bombs_and_broken_files_are_refused_by_name",
    "spreadsheet-macros": f"{_IMPORTERS}::test_bombs_and_broken_files_are_refused_by_name",
    "spreadsheet-read": f"{_WORKBOOK}::test_cells_know_their_place_and_empty_rows_are_told",
    "spreadsheet-too-heavy": f"{_IMPORTERS}::test_bombs_and_broken_files_are_refused_by_name",
    "spreadsheet-too-long": f"{_IMPORTERS}::test_bombs_and_broken_files_are_refused_by_name",
    "spreadsheet-too-wide": f"{_IMPORTERS}::test_bombs_and_broken_files_are_refused_by_name",
    "text-after-quote": f"{_SEPARATED}::test_what_is_wrong_is_told_where_it_is",
    "unknown-sheet-name": f"{_WORKBOOK}::test_the_first_sheet_that_is_shown_or_the_one_asked_for",
}

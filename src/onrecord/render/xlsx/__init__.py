"""Workbooks for spreadsheet programs, by xlsxwriter: every cell a text or a number, none a formula or a link."""

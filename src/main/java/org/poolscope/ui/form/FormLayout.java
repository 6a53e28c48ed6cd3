package org.poolscope.ui.form;

/// The one grid that all sections of the form stand on: a label, and an editor with its unit.
final class FormLayout {

    static final String SECTION = "insets 0, hidemode 3, gapy 0";
    static final String COLUMNS = "[112!]8[grow,fill]";

    static final String ROWS = "[center]";

    /// Stands above every part of a row rather than between rows: rows that are hidden would have gaps too.
    static final String GAP = "gaptop 7";

    private FormLayout() {}
}

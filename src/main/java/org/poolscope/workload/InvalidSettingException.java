package org.poolscope.workload;

/// A user's input that cannot be taken. The message says what is wrong, and within which bounds it would be right.
public final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String field;

    /// @param field  the setting or option it is about, as the user spells it; a form shows the message beside it
    /// @param reason a sentence without the field's name: "must be from 1 to 1024, not 0"
    public InvalidSettingException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
    }

    public String field() {
        return field;
    }

    /// The message without the field's name, to stand beside the field.
    public String reason() {
        return getMessage().substring(field.length() + 2);
    }
}

package org.poolscope.workload;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The texts of one package, from its resource bundle `messages`: a translation is one more file, and no code.
public final class Texts {

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The texts of the package a class is in, in the default locale; found through that class's loader, so a user's
    /// jar may bring its own.
    public static Texts of(Class<?> anchor) {
        return new Texts(ResourceBundle.getBundle(anchor.getPackageName() + ".messages", anchor.getModule()));
    }

    /// The text of a key, as it stands.
    ///
    /// @throws java.util.MissingResourceException if the bundle has no such key
    public String get(String key) {
        return bundle.getString(key);
    }

    /// The text of a key as a [MessageFormat] pattern, filled in.
    public String format(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
    }
}

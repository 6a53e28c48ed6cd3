package org.poolscope.history;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolTexts;
import org.poolscope.workload.run.RunConfiguration;

/// A run's configuration as the journal keeps it, and back: JSON of plain values, each as a person would write it.
/// Any thread.
public final class ConfigurationJson {

    private static final int FINGERPRINT_BYTES = 8;

    private ConfigurationJson() {}

    /// What the journal keeps.
    ///
    /// @param lasting settings in place of those of the same names
    public static String text(RunConfiguration configuration, Map<String, String> lasting) {
        var json = new LinkedHashMap<String, Object>();
        json.put("workload", configuration.workload());
        json.put("settings", settings(configuration, lasting));
        json.put("pool", PoolTexts.of(configuration.pool()));
        return text(json);
    }

    private static Map<String, String> settings(RunConfiguration configuration, Map<String, String> lasting) {
        Map<String, String> texts = configuration.settings().texts();
        lasting.forEach((name, text) -> texts.computeIfPresent(name, (_, _) -> text));
        return texts;
    }

    /// Plain values as JSON.
    public static String text(Map<String, ?> json) {
        try {
            return JSON.std.asString(json);
        } catch (IOException e) {
            throw new UncheckedIOException("plain values that are no JSON", e);
        }
    }

    /// The settings that are kept, by their names.
    static Map<String, String> settings(String text) throws JournalException {
        return texts(map(text), "settings");
    }

    /// What it kept.
    ///
    /// @param changes settings in place of those that are kept
    /// @throws InvalidSettingException if the workload is not there any more, or takes such settings no more
    public static RunConfiguration read(String text, Map<String, String> changes) throws JournalException {
        Map<String, Object> json = map(text);
        String name = String.valueOf(json.get("workload"));
        Workload workload = Workloads.named(name);
        Map<String, String> settings = settings(text);
        settings.putAll(changes);
        return new RunConfiguration(name, Settings.parse(workload.parameters(), settings),
                PoolTexts.read(texts(json, "pool"), 1));
    }

    private static Map<String, String> texts(Map<String, Object> json, String part) {
        var texts = new LinkedHashMap<String, String>();
        if (json.get(part) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(name.toString(), String.valueOf(value)));
        }
        return texts;
    }

    /// The plain values of JSON.
    public static Map<String, Object> map(String text) throws JournalException {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw new JournalException("the journal has a configuration that is none: " + e.getMessage(), e);
        }
    }

    /// Equal for runs whose items come to the same results, as far as settings tell: those have no part in it that only
    /// say where the items come from, or what is kept beside the results.
    public static String fingerprint(RunConfiguration configuration) {
        Workload workload = Workloads.named(configuration.workload());
        Set<String> beside = workload.besideResults();
        Map<String, String> texts = configuration.settings().texts();
        texts.keySet().removeAll(beside);
        // A version with more settings is not to do all again: those that are as usual say nothing.
        workload.parameters().forEach(one -> texts.remove(one.name(), one.unambiguous(one.defaultText())));
        String all = workload.name() + text(texts);
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

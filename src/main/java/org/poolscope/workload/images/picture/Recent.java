package org.poolscope.workload.images.picture;

import java.util.LinkedHashMap;
import java.util.Map;

/// What was made for the last few of something, to be used again: most batches have a few sizes of pictures, over and
/// over. Not thread-safe.
///
/// @param <K> what it was made for
/// @param <V> what was made
public class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;
    private static final int REMEMBERED = 16;

    public Recent() {
        super(REMEMBERED, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        boolean tooMany = size() > REMEMBERED;
        if (tooMany) {
            forget(eldest.getValue());
        }
        return tooMany;
    }

    /// What is done with what is not kept any more: nothing, unless it says otherwise.
    protected void forget(V made) {}
}

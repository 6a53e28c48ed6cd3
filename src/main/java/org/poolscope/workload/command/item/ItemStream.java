package org.poolscope.workload.command.item;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.process.ByteText;
import org.poolscope.workload.ItemFeed;
import org.poolscope.workload.Texts;

/// Reads items as they come, as [ItemFile] reads those of a file. For one thread.
public final class ItemStream implements ItemFeed {

    private static final Texts TEXTS = Texts.of(ItemStream.class);
    private static final int PIECE = 64 << 10;

    private final InputStream in;
    private final boolean nul;
    private final byte[] piece = new byte[PIECE];

    /// What has come of an item that has not ended yet.
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private long empty;

    /// @param in  what [InputStream#read(byte[])] gives of it without waiting for more is worked on at once
    /// @param nul whether NUL bytes end the items, and not line ends
    public ItemStream(InputStream in, boolean nul) {
        this.in = in;
        this.nul = nul;
    }

    @Override
    public List<String> next() throws IOException {
        List<String> items = new ArrayList<>();
        while (items.isEmpty()) {
            int read = in.read(piece);
            if (read < 0) {
                if (rest.size() > 0) {
                    end(items);
                }
                return items;
            }
            for (int i = 0; i < read; i++) {
                take(piece[i], items);
            }
        }
        return items;
    }

    private void take(byte b, List<String> items) throws IOException {
        if (b == (nul ? 0 : '\n')) {
            end(items);
        } else if (b == 0) {
            throw new IOException(TEXTS.format("items.stream", TEXTS.get("items.nul")));
        } else {
            rest.write(b);
        }
    }

    private void end(List<String> items) {
        byte[] bytes = rest.toByteArray();
        rest.reset();
        int length = !nul && bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (nul || length > 0) {
            items.add(ByteText.of(bytes, 0, length));
        } else {
            empty++;
        }
    }

    @Override
    public List<String> notes() {
        return ItemList.without(empty, List.of()).notes();
    }
}

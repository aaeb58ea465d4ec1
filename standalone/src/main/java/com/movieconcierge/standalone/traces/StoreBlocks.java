package com.movieconcierge.standalone.traces;

import com.movieconcierge.standalone.traces.DataFile.Pieces;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;

/**
 * The blocks of data of a RocksDB table, one after the other: entries, each a key without what it shares with the one before, and
 * its value; then where keys are whole, how many such places there are, and five bytes of type and checksum. Compressed ones are
 * not read.
 *
 * <p>Source: RocksDB, {@code table/block_based/block_builder.cc} and {@code db/dbformat.h}.
 */
final class StoreBlocks {
    /** What is appended to each key: its sequence number, and whether it is set or removed. */
    private static final int TRAILER = 8;

    private static final int CHECKSUM = 4;
    private static final int MOST_BYTES = 64 << 20;

    private final DataInputStream in;
    private long left;
    private long entries;

    /** @param length of all blocks together */
    StoreBlocks(DataInputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    /**
     * Hands over all keys and values.
     *
     * @return how many entries there were
     * @throws StreamCorruptedException when these are no such blocks
     */
    long read(Pieces pieces) throws IOException {
        while (left > 0) {
            readBlock(pieces);
        }
        return entries;
    }

    private void readBlock(Pieces pieces) throws IOException {
        byte[] key = new byte[0];
        while (true) {
            int shared = varint();
            int more = varint();
            int length = varint();
            if (shared + more + length == 0) {
                endBlock(); // no key is empty: these are three of the four zeros with which the list of whole keys
                // begins
                return;
            }
            check(shared <= key.length && shared + more >= TRAILER);
            byte[] next = Arrays.copyOf(key, shared + more);
            System.arraycopy(bytes(more), 0, next, shared, more);
            key = next;
            String where = "entry " + entries++;
            pieces.take(Arrays.copyOf(key, key.length - TRAILER), where + " key");
            pieces.take(bytes(length), where + " value");
        }
    }

    /** The list is of offsets, so none is as small as the count that it ends with. */
    private void endBlock() throws IOException {
        check(oneByte() == 0);
        int count = 1;
        while (littleEndian() != count) {
            count++;
        }
        check(oneByte() == 0); // not compressed
        bytes(CHECKSUM);
    }

    private int varint() throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = oneByte();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                check(value >= 0);
                return value;
            }
        }
        throw new StreamCorruptedException("a number has no end");
    }

    private int littleEndian() throws IOException {
        byte[] four = bytes(Integer.BYTES);
        return four[3] << 24 | (four[2] & 0xff) << 16 | (four[1] & 0xff) << 8 | four[0] & 0xff;
    }

    private int oneByte() throws IOException {
        return bytes(1)[0] & 0xff;
    }

    private byte[] bytes(int count) throws IOException {
        check(count <= Math.min(left, MOST_BYTES));
        left -= count;
        return in.readNBytes(count);
    }

    private static void check(boolean asExpected) throws StreamCorruptedException {
        if (!asExpected) {
            throw new StreamCorruptedException("no plain block of a RocksDB table");
        }
    }
}

package com.movieconcierge.embedding.adapter.djl;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/**
 * A look into an ONNX file without loading it. Weights may lie in other files that the model names by path; such models
 * are refused, since a model from outside must not choose what is read here.
 *
 * <p>Format: Protocol Buffers wire format and onnx.proto (ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto).
 */
final class OnnxFile {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private static final int DATA_LOCATION = 14;
    private static final int EXTERNAL = 1;
    private static final int MOST_DEPTH = 32;

    /** A message of onnx.proto, with its fields that hold further messages. */
    private enum Message {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        SPARSE,
        FUNCTION,
        TENSOR;

        private static final Map<Message, Map<Integer, Message>> FIELDS = Map.of(
                MODEL, Map.of(7, GRAPH, 25, FUNCTION),
                GRAPH, Map.of(1, NODE, 5, TENSOR, 15, SPARSE),
                FUNCTION, Map.of(7, NODE),
                NODE, Map.of(5, ATTRIBUTE),
                ATTRIBUTE, Map.of(5, TENSOR, 6, GRAPH, 10, TENSOR, 11, GRAPH, 22, SPARSE, 23, SPARSE),
                SPARSE, Map.of(1, TENSOR, 2, TENSOR),
                TENSOR, Map.of());

        Map<Integer, Message> fields() {
            return FIELDS.getOrDefault(this, Map.of());
        }
    }

    private OnnxFile() {}

    /** @throws IllegalStateException when some weights are not in the file itself, or this is not an ONNX file */
    static void requireSelfContained(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ))) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IllegalStateException(file + " is larger than the 2 GB that an ONNX file can be");
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            if (namesOtherFiles(bytes, Message.MODEL, 0)) {
                throw new IllegalStateException(
                        file + " keeps weights in other files: save it as one file, external data is not read");
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " is not an ONNX file", e);
        }
    }

    private static boolean namesOtherFiles(ByteBuffer bytes, Message message, int depth) {
        if (depth > MOST_DEPTH) {
            throw new IllegalArgumentException("nested too deeply");
        }
        while (bytes.hasRemaining()) {
            long tag = varint(bytes);
            int field = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case VARINT -> {
                    if (varint(bytes) == EXTERNAL && message == Message.TENSOR && field == DATA_LOCATION) {
                        return true;
                    }
                }
                case FIXED64 -> skip(bytes, Long.BYTES);
                case FIXED32 -> skip(bytes, Integer.BYTES);
                case BYTES -> {
                    int length = Math.toIntExact(varint(bytes));
                    Message inner = message.fields().get(field);
                    if (inner != null && namesOtherFiles(part(bytes, length), inner, depth + 1)) {
                        return true;
                    }
                    skip(bytes, length);
                }
                default -> throw new IllegalArgumentException("no wire type");
            }
        }
        return false;
    }

    private static ByteBuffer part(ByteBuffer bytes, int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("longer than its message");
        }
        return bytes.slice(bytes.position(), length);
    }

    private static void skip(ByteBuffer bytes, int length) {
        bytes.position(bytes.position() + part(bytes, length).capacity());
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("no varint");
    }
}

package com.movieconcierge.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes small ONNX models, so that code that loads models is tested on real ones without any being kept here. Format:
 * Protocol Buffers wire format and onnx.proto; operator set 17.
 */
public final class OnnxGraph {
    public static final int FLOAT = 1;
    public static final int INT64 = 7;

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 17;

    private final Message graph = new Message().text(2, "test");
    private int nodes;

    /** One message of the wire format. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.out.toByteArray());
        }

        Message decimal(int field, float value) {
            varint((long) field << 3 | 5);
            out.writeBytes(little(Float.BYTES).putFloat(value).array());
            return this;
        }

        private void varint(long value) {
            long left = value;
            for (; (left & ~0x7fL) != 0; left >>>= 7) {
                out.write((int) (left & 0x7f | 0x80));
            }
            out.write((int) left);
        }
    }

    /** An input of the model; a dimension below 0 may be of any size. */
    public OnnxGraph input(String name, int type, long... dims) {
        graph.message(11, value(name, type, dims));
        return this;
    }

    /** An output of the model, of float. */
    public OnnxGraph output(String name, long... dims) {
        graph.message(12, value(name, FLOAT, dims));
        return this;
    }

    /** Constant floats. */
    public OnnxGraph weights(String name, float[] values, long... dims) {
        ByteBuffer raw = little(values.length * Float.BYTES);
        for (float value : values) {
            raw.putFloat(value);
        }
        return constant(name, FLOAT, raw, dims);
    }

    /** Constant whole numbers, e.g. a shape. */
    public OnnxGraph numbers(String name, long... values) {
        ByteBuffer raw = little(values.length * Long.BYTES);
        for (long value : values) {
            raw.putLong(value);
        }
        return constant(name, INT64, raw, values.length);
    }

    /** Constant floats that are said to lie in another file. */
    public OnnxGraph external(String name, String file, long... dims) {
        Message location = new Message().text(1, "location").text(2, file);
        graph.message(5, tensor(name, FLOAT, dims).message(13, location).number(14, 1));
        return this;
    }

    private OnnxGraph constant(String name, int type, ByteBuffer raw, long... dims) {
        graph.message(5, tensor(name, type, dims).bytes(9, raw.array()));
        return this;
    }

    /**
     * One step.
     *
     * @param attributes Long, Float or {@code List<Long>} by name
     */
    public OnnxGraph node(String operator, List<String> inputs, String output, Map<String, ?> attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, operator + nodes++).text(4, operator);
        attributes.forEach((name, value) -> node.message(5, attribute(name, value)));
        graph.message(1, node);
        return this;
    }

    /** The model as a file holds it. */
    public byte[] bytes() {
        return new Message()
                .number(1, IR_VERSION)
                .message(8, new Message().text(1, "").number(2, OPERATORS))
                .message(7, graph)
                .out
                .toByteArray();
    }

    private static Message attribute(String name, Object value) {
        Message attribute = new Message().text(1, name);
        if (value instanceof Float decimal) {
            return attribute.decimal(2, decimal).number(20, 1);
        }
        if (value instanceof Long number) {
            return attribute.number(3, number).number(20, 2);
        }
        ((List<?>) value).forEach(number -> attribute.number(8, (Long) number));
        return attribute.number(20, 7);
    }

    private static Message tensor(String name, int type, long... dims) {
        Message tensor = new Message();
        for (long dim : dims) {
            tensor.number(1, dim);
        }
        return tensor.number(2, type).text(8, name);
    }

    private static Message value(String name, int type, long... dims) {
        Message shape = new Message();
        for (int i = 0; i < dims.length; i++) {
            Message dim = new Message();
            shape.message(1, dims[i] < 0 ? dim.text(2, "any" + i) : dim.number(1, dims[i]));
        }
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

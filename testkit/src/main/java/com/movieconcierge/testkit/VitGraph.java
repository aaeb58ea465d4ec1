package com.movieconcierge.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A Vision Transformer with random weights, as ONNX and as plain numbers (Dosovitskiy et al., "An image is worth 16x16
 * words", 2021; layers normalised first, GELU by the error function). Its vectors mean nothing; its arithmetic and its
 * speed are those of a trained one of its shape.
 *
 * @param size side of the picture
 * @param patch side of a patch; divides {@code size}
 * @param dim width of a token; divisible by {@code heads}
 */
public record VitGraph(int size, int patch, int dim, int heads, int layers, int hidden, Map<String, float[]> weights) {
    /** Added to a variance before its root is taken. */
    public static final float EPSILON = 1e-6f;

    /** With weights drawn from a seed. */
    public static VitGraph random(int size, int patch, int dim, int heads, int layers, int hidden, long seed) {
        Random random = new Random(seed);
        Map<String, float[]> weights = new LinkedHashMap<>();
        int tokens = size / patch * (size / patch) + 1;
        draw(weights, random, "patch.w", dim * 3 * patch * patch, 0.5 / patch);
        draw(weights, random, "patch.b", dim, 0.1);
        draw(weights, random, "cls", dim, 0.5);
        draw(weights, random, "position", tokens * dim, 0.5);
        for (int layer = 0; layer < layers; layer++) {
            String p = "layer" + layer + ".";
            double scale = 1 / Math.sqrt(dim);
            for (String name : List.of("q", "k", "v", "o")) {
                draw(weights, random, p + name + ".w", dim * dim, scale);
                draw(weights, random, p + name + ".b", dim, 0.1);
            }
            draw(weights, random, p + "up.w", dim * hidden, scale);
            draw(weights, random, p + "up.b", hidden, 0.1);
            draw(weights, random, p + "down.w", hidden * dim, 1 / Math.sqrt(hidden));
            draw(weights, random, p + "down.b", dim, 0.1);
            norm(weights, random, p + "norm1", dim);
            norm(weights, random, p + "norm2", dim);
        }
        norm(weights, random, "norm", dim);
        return new VitGraph(size, patch, dim, heads, layers, hidden, weights);
    }

    private static float[] draw(Map<String, float[]> weights, Random random, String name, int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * scale);
        }
        weights.put(name, values);
        return values;
    }

    private static void norm(Map<String, float[]> weights, Random random, String name, int dim) {
        float[] scale = draw(weights, random, name + ".w", dim, 0.2);
        draw(weights, random, name + ".b", dim, 0.2);
        for (int i = 0; i < dim; i++) {
            scale[i] += 1;
        }
    }

    /** Patches and the one token before them. */
    public int tokens() {
        return size / patch * (size / patch) + 1;
    }

    /** Input {@code pixel_values} (any number of pictures), output {@code last_hidden_state}. */
    public byte[] onnx() {
        return onnx(-1).output("last_hidden_state", -1, tokens(), dim).bytes();
    }

    /** As {@link #onnx()}, with the first token's state as {@code image_embeds}, for so many pictures; any for -1. */
    public byte[] onnxPooled(int pictures) {
        return onnx(pictures)
                .numbers("first", 0)
                .node("Gather", List.of("last_hidden_state", "first"), "gathered", Map.of("axis", 1L))
                .numbers("flat", 0, dim)
                .node("Reshape", List.of("gathered", "flat"), "image_embeds", Map.of())
                .output("image_embeds", pictures, dim)
                .bytes();
    }

    private OnnxGraph onnx(int pictures) {
        int patches = tokens() - 1;
        OnnxGraph g = new OnnxGraph().input("pixel_values", OnnxGraph.FLOAT, pictures, 3, size, size);
        constant(g, "patch.w", dim, 3, patch, patch);
        constant(g, "patch.b", dim);
        constant(g, "cls", 1, 1, dim);
        constant(g, "position", 1, tokens(), dim);
        long side = patch;
        g.node(
                "Conv",
                List.of("pixel_values", "patch.w", "patch.b"),
                "grid",
                Map.of("strides", List.of(side, side), "kernel_shape", List.of(side, side)));
        g.numbers("patches.shape", 0, dim, patches);
        g.node("Reshape", List.of("grid", "patches.shape"), "columns", Map.of());
        g.node("Transpose", List.of("columns"), "patches", Map.of("perm", List.of(0L, 2L, 1L)));
        // One class token a picture, however many pictures there are.
        g.weights("zero", new float[] {0}, 1);
        g.node("ReduceMean", List.of("patches"), "one", Map.of("axes", List.of(1L), "keepdims", 1L));
        g.node("Mul", List.of("one", "zero"), "none", Map.of());
        g.node("Add", List.of("none", "cls"), "class", Map.of());
        g.node("Concat", List.of("class", "patches"), "sequence", Map.of("axis", 1L));
        g.node("Add", List.of("sequence", "position"), "x0", Map.of());
        g.weights("scale", new float[] {(float) (1 / Math.sqrt((double) dim / heads))}, 1);
        g.weights("root", new float[] {(float) Math.sqrt(2)}, 1);
        g.weights("unit", new float[] {1}, 1);
        g.weights("half", new float[] {0.5f}, 1);
        g.numbers("heads.shape", 0, tokens(), heads, dim / heads);
        g.numbers("joined.shape", 0, tokens(), dim);
        for (int layer = 0; layer < layers; layer++) {
            layer(g, layer);
        }
        norm(g, "norm", "x" + layers, "last_hidden_state");
        return g;
    }

    private void layer(OnnxGraph g, int layer) {
        String p = "layer" + layer + ".";
        String x = "x" + layer;
        norm(g, p + "norm1", x, p + "n1");
        for (String name : List.of("q", "k", "v")) {
            linear(g, p + name, p + "n1", p + name + ".flat", dim, dim);
            g.node("Reshape", List.of(p + name + ".flat", "heads.shape"), p + name + ".split", Map.of());
            List<Long> order = name.equals("k") ? List.of(0L, 2L, 3L, 1L) : List.of(0L, 2L, 1L, 3L);
            g.node("Transpose", List.of(p + name + ".split"), p + name + ".heads", Map.of("perm", order));
        }
        g.node("MatMul", List.of(p + "q.heads", p + "k.heads"), p + "products", Map.of());
        g.node("Mul", List.of(p + "products", "scale"), p + "scaled", Map.of());
        g.node("Softmax", List.of(p + "scaled"), p + "attention", Map.of("axis", -1L));
        g.node("MatMul", List.of(p + "attention", p + "v.heads"), p + "mixed", Map.of());
        g.node("Transpose", List.of(p + "mixed"), p + "turned", Map.of("perm", List.of(0L, 2L, 1L, 3L)));
        g.node("Reshape", List.of(p + "turned", "joined.shape"), p + "joined", Map.of());
        linear(g, p + "o", p + "joined", p + "attended", dim, dim);
        g.node("Add", List.of(x, p + "attended"), p + "mid", Map.of());
        norm(g, p + "norm2", p + "mid", p + "n2");
        linear(g, p + "up", p + "n2", p + "wide", dim, hidden);
        g.node("Div", List.of(p + "wide", "root"), p + "g1", Map.of());
        g.node("Erf", List.of(p + "g1"), p + "g2", Map.of());
        g.node("Add", List.of(p + "g2", "unit"), p + "g3", Map.of());
        g.node("Mul", List.of(p + "wide", p + "g3"), p + "g4", Map.of());
        g.node("Mul", List.of(p + "g4", "half"), p + "gelu", Map.of());
        linear(g, p + "down", p + "gelu", p + "narrow", hidden, dim);
        g.node("Add", List.of(p + "mid", p + "narrow"), "x" + (layer + 1), Map.of());
    }

    private void linear(OnnxGraph g, String name, String input, String output, int from, int to) {
        constant(g, name + ".w", from, to);
        constant(g, name + ".b", to);
        g.node("MatMul", List.of(input, name + ".w"), output + ".product", Map.of());
        g.node("Add", List.of(output + ".product", name + ".b"), output, Map.of());
    }

    private void norm(OnnxGraph g, String name, String input, String output) {
        constant(g, name + ".w", dim);
        constant(g, name + ".b", dim);
        g.node(
                "LayerNormalization",
                List.of(input, name + ".w", name + ".b"),
                output,
                Map.of("axis", -1L, "epsilon", EPSILON));
    }

    private void constant(OnnxGraph g, String name, long... dims) {
        g.weights(name, Objects.requireNonNull(weights.get(name), name), dims);
    }
}

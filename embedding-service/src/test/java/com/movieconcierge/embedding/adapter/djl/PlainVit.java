package com.movieconcierge.embedding.adapter.djl;

import com.movieconcierge.testkit.VitGraph;

/** The forward pass of a Vision Transformer in plain loops and doubles, straight from the paper; no library. */
final class PlainVit {
    private static final int TERMS = 60;

    private final VitGraph vit;

    PlainVit(VitGraph vit) {
        this.vit = vit;
    }

    /** Last hidden state, a row a token. */
    double[][] tokens(float[] planes) {
        double[][] x = embedded(planes);
        for (int layer = 0; layer < vit.layers(); layer++) {
            String p = "layer" + layer + ".";
            x = sum(x, attention(normed(x, p + "norm1"), p));
            double[][] wide = linear(normed(x, p + "norm2"), p + "up", vit.hidden());
            for (double[] row : wide) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = row[i] * (1 + erf(row[i] / Math.sqrt(2))) / 2;
                }
            }
            x = sum(x, linear(wide, p + "down", vit.dim()));
        }
        return normed(x, "norm");
    }

    private double[][] embedded(float[] planes) {
        int side = vit.size() / vit.patch();
        double[][] x = new double[vit.tokens()][vit.dim()];
        for (int d = 0; d < vit.dim(); d++) {
            x[0][d] = w("cls")[d];
            for (int patch = 0; patch < side * side; patch++) {
                double sum = w("patch.b")[d];
                for (int c = 0; c < 3; c++) {
                    for (int dy = 0; dy < vit.patch(); dy++) {
                        for (int dx = 0; dx < vit.patch(); dx++) {
                            int row = patch / side * vit.patch() + dy;
                            int column = patch % side * vit.patch() + dx;
                            sum += planes[(c * vit.size() + row) * vit.size() + column]
                                    * w("patch.w")[((d * 3 + c) * vit.patch() + dy) * vit.patch() + dx];
                        }
                    }
                }
                x[patch + 1][d] = sum;
            }
            for (int token = 0; token < x.length; token++) {
                x[token][d] += w("position")[token * vit.dim() + d];
            }
        }
        return x;
    }

    private double[][] attention(double[][] x, String p) {
        double[][] q = linear(x, p + "q", vit.dim());
        double[][] k = linear(x, p + "k", vit.dim());
        double[][] v = linear(x, p + "v", vit.dim());
        int width = vit.dim() / vit.heads();
        double[][] mixed = new double[x.length][vit.dim()];
        for (int from = 0; from < vit.dim(); from += width) {
            for (int i = 0; i < x.length; i++) {
                double[] weights = new double[x.length];
                double total = 0;
                for (int j = 0; j < x.length; j++) {
                    double product = 0;
                    for (int d = from; d < from + width; d++) {
                        product += q[i][d] * k[j][d];
                    }
                    weights[j] = Math.exp(product / Math.sqrt(width));
                    total += weights[j];
                }
                for (int j = 0; j < x.length; j++) {
                    for (int d = from; d < from + width; d++) {
                        mixed[i][d] += weights[j] / total * v[j][d];
                    }
                }
            }
        }
        return linear(mixed, p + "o", vit.dim());
    }

    private double[][] linear(double[][] x, String name, int to) {
        double[][] result = new double[x.length][to];
        for (int token = 0; token < x.length; token++) {
            for (int o = 0; o < to; o++) {
                double sum = w(name + ".b")[o];
                for (int i = 0; i < x[token].length; i++) {
                    sum += x[token][i] * w(name + ".w")[i * to + o];
                }
                result[token][o] = sum;
            }
        }
        return result;
    }

    private double[][] normed(double[][] x, String name) {
        double[][] result = new double[x.length][];
        for (int token = 0; token < x.length; token++) {
            double mean = 0;
            double square = 0;
            for (double value : x[token]) {
                mean += value / vit.dim();
                square += value * value / vit.dim();
            }
            double deviation = Math.sqrt(square - mean * mean + VitGraph.EPSILON);
            result[token] = new double[vit.dim()];
            for (int i = 0; i < vit.dim(); i++) {
                result[token][i] = (x[token][i] - mean) / deviation * w(name + ".w")[i] + w(name + ".b")[i];
            }
        }
        return result;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                sum[i][j] = a[i][j] + b[i][j];
            }
        }
        return sum;
    }

    /** The error function by its Maclaurin series; far out it is ±1. */
    private static double erf(double x) {
        if (Math.abs(x) > 4) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < TERMS; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    private float[] w(String name) {
        return vit.weights().get(name);
    }
}

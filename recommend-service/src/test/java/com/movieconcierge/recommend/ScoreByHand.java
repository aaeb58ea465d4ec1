package com.movieconcierge.recommend;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The scoring law written down once more, on nothing but the published JSON: shares no code with the service. */
final class ScoreByHand {
    private ScoreByHand() {}

    static double score(JsonNode model, JsonNode profile, JsonNode film) {
        double score = 0;
        for (JsonNode modality : model.get("modalities")) {
            JsonNode block = film.get("dna").get(modality.get("modality").asString());
            if (block != null) {
                double alpha = modality.get("alpha").asDouble();
                double[] mean = vector(modality.get("transform").get("mean"));
                JsonNode matrix = modality.get("transform").get("matrix");
                double[] candidate = unit(transformed(matrix, mean, vector(block.get("vector")), 1));
                double[] longTaste = unit(taste(profile, modality, "long", matrix, mean));
                double[] recentTaste = unit(taste(profile, modality, "recent", matrix, mean));
                double lambda = model.get("lambda").asDouble();
                double[] query = new double[mean.length];
                for (int i = 0; i < query.length; i++) {
                    query[i] = (1 - lambda) * longTaste[i] + lambda * recentTaste[i];
                }
                score += alpha * dot(blended(unit(query), profile, modality), candidate);
            }
        }
        double prior = film.get("popularity").get("prior").asDouble();
        double meanPrior = model.get("prior").get("mean").asDouble();
        return score + model.get("beta").asDouble() * (prior - meanPrior);
    }

    /**
     * What people choose next.
     *
     * @param history {@code /v1/movies/{id}/next?weights=true} of the viewer's films, the latest first
     * @param moment kind of moment
     * @param candidate likewise of a film
     */
    static double behaviour(JsonNode behaviour, List<JsonNode> history, int moment, JsonNode candidate) {
        double score = 0;
        JsonNode factors = behaviour.get("factors");
        for (int rank = 0; rank < history.size(); rank++) {
            JsonNode film = history.get(rank);
            for (JsonNode weights : film.path("weights")) {
                score += Math.pow(weights.get("scale").asDouble(), rank)
                        * weights.get("next")
                                .path(candidate.get("movieId").asString())
                                .asDouble(0);
            }
            for (int scale = 0;
                    film.path("factors").isObject()
                            && scale < factors.get("scales").size();
                    scale++) {
                double weight = Math.pow(factors.get("scales").get(scale).asDouble(), rank);
                JsonNode gate = factors.get("gates").get(moment).get(scale);
                for (int k = 0; k < gate.size() && weight >= 0.001; k++) {
                    score += weight
                            * film.get("factors").get("in").get(k).asDouble()
                            * gate.get(k).asDouble()
                            * candidate.get("factors").get("out").get(k).asDouble();
                }
            }
        }
        return behaviour.get("weight").asDouble() * score;
    }

    /** With what the viewer has stated. */
    private static double[] blended(double[] query, JsonNode profile, JsonNode modality) {
        JsonNode stated = profile.get("stated");
        for (JsonNode block : stated.path("vectors")) {
            if (block.get("modality").equals(modality.get("modality"))) {
                double influence = stated.get("influence").asDouble();
                double[] said = vector(block.get("vector"));
                double[] blend = new double[query.length];
                for (int i = 0; i < blend.length; i++) {
                    blend[i] = (1 - influence) * query[i] + influence * said[i];
                }
                return unit(blend);
            }
        }
        return query;
    }

    private static double[] taste(JsonNode profile, JsonNode modality, String scale, JsonNode matrix, double[] mean) {
        for (JsonNode sum : profile.get("vectors")) {
            if (sum.get("modality").equals(modality.get("modality"))
                    && sum.get("scale").asString().equals(scale)) {
                return transformed(
                        matrix, mean, vector(sum.get("sum")), sum.get("weight").asDouble());
            }
        }
        return new double[mean.length];
    }

    private static double[] transformed(JsonNode matrix, double[] mean, double[] sum, double weight) {
        double[] result = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                result[i] += matrix.get(i).get(j).asDouble() * (sum[j] - mean[j] * weight);
            }
        }
        return result;
    }

    private static double[] vector(JsonNode array) {
        double[] vector = new double[array.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = array.get(i).asDouble();
        }
        return vector;
    }

    private static double[] unit(double[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        double[] unit = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = norm == 0 ? 0 : vector[i] / norm;
        }
        return unit;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

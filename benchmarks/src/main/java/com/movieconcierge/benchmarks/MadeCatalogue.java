package com.movieconcierge.benchmarks;

import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.embedding.domain.FactsEncoder;
import com.movieconcierge.embedding.domain.FactsLayout;
import com.movieconcierge.embedding.domain.ModelSpec;
import com.movieconcierge.embedding.domain.Movie;
import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Films with the DNA that the real encoders make of them, on the topics of a broker. */
final class MadeCatalogue implements AutoCloseable {
    private static final double NOISE = 0.01;
    private static final int WORKERS = 2;

    private final KafkaProducer<String, SpecificRecord> producer;
    private final List<Encoder> encoders;
    private final List<com.movieconcierge.events.Movie> films = new ArrayList<>();
    private final List<MovieDna> dna = new ArrayList<>();

    MadeCatalogue(RealParts parts, Path cache) {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, parts.bootstrapServers()),
                new StringSerializer(),
                parts.serde().serializer());
        this.encoders = List.of(
                new ThemeModels(cache, WORKERS, (location, sha256) -> cache)
                        .configured(new ModelSpec(ThemeModels.MINILM_Q8, Optional.empty(), Optional.empty())),
                new FactsEncoder(FactsLayout.DEFAULT));
    }

    /** Computes and writes; returns how many. */
    int encode(List<Movie> movies) throws ExecutionException, InterruptedException {
        encoders.forEach(Encoder::prepare);
        var workers = Executors.newFixedThreadPool(WORKERS);
        List<Future<MovieDna>> made = new ArrayList<>();
        movies.forEach(movie -> made.add(workers.submit(() -> dna(movie))));
        for (int i = 0; i < movies.size(); i++) {
            films.add(event(movies.get(i)));
            dna.add(made.get(i).get());
            write(films.get(i), dna.get(i), i);
        }
        workers.shutdown();
        producer.flush();
        return films.size();
    }

    /** Writes copies under other names, their vectors a little off, until there are so many films. */
    void multiply(int count, long seed) {
        Random random = new Random(seed);
        for (int i = films.size(); i < count; i++) {
            var film = films.get(i % films.size());
            MovieDna like = dna.get(i % films.size());
            String id = film.getMovieId() + "-" + i;
            List<DnaBlock> blocks = like.getBlocks().stream()
                    .map(block -> DnaBlock.newBuilder(block)
                            .setVector(Vectors.toBytes(noisy(Vectors.fromBytes(block.getVector()), random)))
                            .build())
                    .toList();
            write(
                    com.movieconcierge.events.Movie.newBuilder(film)
                            .setMovieId(id)
                            .build(),
                    new MovieDna(id, like.getContentHash(), blocks),
                    i);
        }
        producer.flush();
    }

    /** Zeros stay: facts are sparse. */
    private static float[] noisy(float[] vector, Random random) {
        float[] other = vector.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] += other[i] == 0 ? 0 : (float) (NOISE * random.nextGaussian());
        }
        return Vectors.unit(other);
    }

    private void write(com.movieconcierge.events.Movie film, MovieDna made, int number) {
        String id = film.getMovieId();
        send(Topics.MOVIES, id, film);
        send(Topics.MOVIE_DNA, id, made);
        send(
                Topics.MOVIE_POPULARITY,
                id,
                new MoviePopularity(
                        id, number % 300L, 3.5 * (number % 300), number % 300.0, number % 7.0, Instant.EPOCH));
    }

    private void send(Topic<?, ?> topic, String key, SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic.name(), key, value));
    }

    private MovieDna dna(Movie movie) {
        List<DnaBlock> blocks = new ArrayList<>();
        for (Encoder encoder : encoders) {
            encoder.encode(movie)
                    .ifPresent(encoding -> blocks.add(new DnaBlock(
                            encoder.modality().key(),
                            encoder.modelId(),
                            encoder.modelVersion(),
                            Vectors.toBytes(encoding.vector()),
                            "",
                            null,
                            null)));
        }
        return new MovieDna(movie.movieId(), "0".repeat(64), blocks);
    }

    private static com.movieconcierge.events.Movie event(Movie movie) {
        return com.movieconcierge.events.Movie.newBuilder()
                .setMovieId(movie.movieId())
                .setTitle(movie.title())
                .setYear(movie.year().isPresent() ? movie.year().getAsInt() : null)
                .setGenres(movie.genres())
                .setKeywords(movie.keywords())
                .setSynopsis(movie.synopsis())
                .setDirectors(movie.directors())
                .setCast(movie.cast())
                .build();
    }

    @Override
    public void close() {
        producer.close();
        encoders.forEach(Encoder::close);
    }
}

package com.movieconcierge.benchmarks;

import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.embedding.domain.FactsEncoder;
import com.movieconcierge.embedding.domain.FactsLayout;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.ServingModel.Candidate;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Films with the DNA that the real encoders make of them, on the topics of a broker. */
final class MadeCatalogue implements AutoCloseable {
    private static final double NOISE = 0.01;
    private static final int WORKERS = 2;

    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicCodec<String, Film> filmCodec;
    private final TopicCodec<String, FilmDna> dnaCodec;
    private final TopicCodec<String, Popularity> popularityCodec;
    private final List<Encoder> encoders;
    private final List<Film> films = new ArrayList<>();
    private final List<FilmDna> dna = new ArrayList<>();

    MadeCatalogue(RealParts parts, Path cache) {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, parts.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Map<String, Object> registry = parts.serdeConfig();
        this.filmCodec = new TopicCodec<>(Topics.MOVIES, registry);
        this.dnaCodec = new TopicCodec<>(Topics.MOVIE_DNA, registry);
        this.popularityCodec = new TopicCodec<>(Topics.MOVIE_POPULARITY, registry);
        this.encoders = List.of(
                new ThemeModels(cache, WORKERS, (location, sha256) -> cache)
                        .configured(new Candidate(ThemeModels.MINILM_Q8, null, null)),
                new FactsEncoder(FactsLayout.DEFAULT));
    }

    /** Computes and writes; returns how many. */
    int encode(List<Film> made) throws ExecutionException, InterruptedException {
        encoders.forEach(Encoder::prepare);
        var workers = Executors.newFixedThreadPool(WORKERS);
        List<Future<FilmDna>> encoded = new ArrayList<>();
        made.forEach(film -> encoded.add(workers.submit(() -> dna(film))));
        for (int i = 0; i < made.size(); i++) {
            films.add(made.get(i));
            dna.add(encoded.get(i).get());
            write(films.get(i).movieId(), films.get(i), dna.get(i), i);
        }
        workers.shutdown();
        producer.flush();
        return films.size();
    }

    /** Writes copies under other names, their vectors a little off, until there are so many films. */
    void multiply(int count, long seed) {
        Random random = new Random(seed);
        for (int i = films.size(); i < count; i++) {
            Film film = films.get(i % films.size());
            FilmDna like = dna.get(i % films.size());
            String id = film.movieId() + "-" + i;
            List<FilmDna.Block> blocks = like.blocks().stream()
                    .map(block -> new FilmDna.Block(block.modality(), block.model(), noisy(block.vector(), random)))
                    .toList();
            write(id, film, new FilmDna(id, like.contentHash(), blocks), i);
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

    /** Codecs name a record by its key. */
    private void write(String id, Film film, FilmDna made, int number) {
        producer.send(filmCodec.toRecord(id, film));
        producer.send(dnaCodec.toRecord(id, made));
        producer.send(popularityCodec.toRecord(
                id, new Popularity(number % 300L, 3.5 * (number % 300), number % 300.0, number % 7.0, Instant.EPOCH)));
    }

    private FilmDna dna(Film film) {
        List<FilmDna.Block> blocks = encoders.stream()
                .map(encoder -> encoder.encode(film))
                .flatMap(Optional::stream)
                .toList();
        return new FilmDna(film.movieId(), "0".repeat(64), blocks);
    }

    @Override
    public void close() {
        producer.close();
        encoders.forEach(Encoder::close);
    }
}

package com.movieconcierge.embedding.domain.encoder;

import com.movieconcierge.embedding.domain.encoder.Encoder.EncoderFactory;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encoders at work: the configured ones, and the candidates that operators have asked for. Changed by one thread,
 * read by any.
 */
public final class EncoderSet {
    private static final Logger LOG = LoggerFactory.getLogger(EncoderSet.class);

    private final List<Encoder> configured;
    private final Map<Modality, EncoderFactory> factories;
    private final Map<Modality, Tried> candidates = new EnumMap<>(Modality.class);

    private final Stopwatch stopwatch;
    private volatile State state;

    /**
     * @param encoders all that read films, the configured ones first
     * @param serving what readers compare with, by decision
     * @param failures why a candidate could not be had, by modality
     */
    public record State(List<Encoder> encoders, Map<Modality, ServingModel> choices, Map<Modality, String> failures) {

        /** Models that readers compare with. */
        public Set<ModelKey> serving() {
            return choices.values().stream().map(ModelKey::of).collect(Collectors.toSet());
        }

        /** Hex digits that change with every encoder, and with every model whose vectors are to be kept: films are due again then. */
        public String fingerprint() {
            Set<String> models = new LinkedHashSet<>();
            encoders.forEach(encoder -> models.add(ModelKey.of(encoder).toString()));
            serving().stream().map(ModelKey::toString).sorted().forEach(models::add);
            return Sha256.hex(String.join("\n", models)).substring(0, 16);
        }
    }

    private record Tried(
            ServingModel.Candidate spec, @Nullable Encoder encoder, String failure) {}

    public EncoderSet(List<Encoder> configured, List<EncoderFactory> factories) {
        this(configured, factories, (modality, encoding) -> encoding.get());
    }

    /** @param stopwatch measures what the configured encoders do */
    public EncoderSet(List<Encoder> configured, List<EncoderFactory> factories, Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
        this.configured = List.copyOf(configured);
        this.factories = factories.stream().collect(Collectors.toMap(EncoderFactory::modality, factory -> factory));
        this.state = new State(this.configured, Map.of(), Map.of());
    }

    /** Runs the encoding of one film, and takes its time. */
    public interface Stopwatch {
        Optional<FilmDna.Block> time(Modality modality, Supplier<Optional<FilmDna.Block>> encoding);
    }

    /** As {@link Encoder#encode}, measured. */
    public Optional<FilmDna.Block> encode(Encoder encoder, Film film) {
        return configured.contains(encoder)
                ? stopwatch.time(encoder.modality(), () -> encoder.encode(film))
                : encoder.encode(film);
    }

    /** Loads the configured models; see {@link Encoder#prepare()}. */
    public void prepare() {
        configured.forEach(Encoder::prepare);
    }

    public State state() {
        return state;
    }

    /** The model that serves a modality as long as nobody decides otherwise. */
    public Optional<ModelKey> first(Modality modality) {
        return configured.stream()
                .filter(encoder -> encoder.modality() == modality)
                .findFirst()
                .map(ModelKey::of);
    }

    /**
     * The encoder whose vectors readers compare with; the configured one as long as nobody has decided. Empty when the
     * modality has none, or the one that serves is not at work here.
     */
    public Optional<Encoder> serving(Modality modality) {
        State now = state;
        Optional<ModelKey> serving = Optional.ofNullable(now.choices().get(modality))
                .map(ModelKey::of)
                .or(() -> first(modality));
        return now.encoders().stream()
                .filter(encoder -> serving.isPresent() && ModelKey.of(encoder).equals(serving.get()))
                .findFirst();
    }

    /** Follows the decisions. A candidate that cannot be had is named in {@link State#failures}, and nothing stops for it. */
    public void follow(Map<Modality, ServingModel> choices) {
        if (choices.equals(state.choices())) {
            return;
        }
        List.copyOf(candidates.keySet()).forEach(modality -> {
            ServingModel choice = choices.get(modality);
            if (choice == null || choice.candidate() == null) {
                drop(modality);
            }
        });
        choices.forEach((modality, choice) -> {
            ServingModel.Candidate spec = choice.candidate();
            Tried known = candidates.get(modality);
            if (spec != null && (known == null || !known.spec.equals(spec))) {
                drop(modality);
                candidates.put(modality, load(modality, spec));
            }
        });
        publish(choices);
    }

    /** Nothing is being encoded between two steps of the flow. */
    private void drop(Modality modality) {
        Tried dropped = candidates.remove(modality);
        if (dropped != null && dropped.encoder != null) {
            dropped.encoder.close();
        }
    }

    private Tried load(Modality modality, ServingModel.Candidate spec) {
        try {
            EncoderFactory factory = factories.get(modality);
            if (factory == null) {
                throw new IllegalArgumentException("no candidate model is supported for " + modality.key());
            }
            Encoder encoder = factory.create(spec);
            LOG.info("Candidate model {} is at work beside the configured one", ModelKey.of(encoder));
            return new Tried(spec, encoder, "");
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warn("Could not load candidate model for {}: {}", modality.key(), e.getMessage());
            return new Tried(spec, null, String.valueOf(e.getMessage()));
        }
    }

    private void publish(Map<Modality, ServingModel> choices) {
        List<Encoder> encoders = new ArrayList<>(configured);
        Map<Modality, String> failures = new EnumMap<>(Modality.class);
        candidates.forEach((modality, candidate) -> {
            Encoder encoder = candidate.encoder;
            if (encoder == null) {
                failures.put(modality, candidate.failure);
            } else if (encoders.stream().noneMatch(known -> ModelKey.of(known).equals(ModelKey.of(encoder)))) {
                encoders.add(encoder);
            }
        });
        state = new State(List.copyOf(encoders), Map.copyOf(choices), Map.copyOf(failures));
    }

    /** Port: decisions about models, shared by all services. */
    public interface ModelChoices extends AutoCloseable {
        /** The decisions now; one thread at a time. Throws {@link TransientFault} when they cannot be read at the moment. */
        Map<Modality, ServingModel> read();

        /**
         * Makes a decision known, as of now; returns once it is durable.
         *
         * @param candidate fills in beside the configured model; null for none
         * @throws TransientFault when it cannot be written at the moment
         */
        void decide(ModelKey serving, ServingModel.@Nullable Candidate candidate);

        @Override
        void close();
    }
}

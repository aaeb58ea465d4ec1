package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.events.PersonaBlock;
import com.movieconcierge.events.PersonaEvidence;
import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSpace.Part;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Evidence;
import com.movieconcierge.profile.domain.personas.Feature;
import com.movieconcierge.profile.domain.personas.Persona;
import com.movieconcierge.profile.domain.personas.Persona.Portrait;
import com.movieconcierge.profile.domain.personas.Persona.TypicalFilm;
import com.movieconcierge.profile.domain.personas.PersonaSet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;

/** Between the records of {@code personas} and the set of a fit. Each record tells the space as well. */
final class PersonaEvents {
    private PersonaEvents() {}

    /** The records of a set. */
    static List<com.movieconcierge.events.Persona> toEvents(PersonaSet set) {
        return set.personas().stream().map(persona -> toEvent(set, persona)).toList();
    }

    private static com.movieconcierge.events.Persona toEvent(PersonaSet set, Persona persona) {
        Portrait portrait = persona.portrait();
        return new com.movieconcierge.events.Persona(
                persona.id(),
                portrait.name(),
                set.version(),
                persona.size(),
                names(portrait, Feature.Kind.GENRE),
                names(portrait, Feature.Kind.KEYWORD),
                blocks(set.space(), persona),
                set.personas().size(),
                set.highestNumber(),
                set.fittedAt(),
                set.silhouette(),
                persona.meanDistance(),
                portrait.sentence(),
                portrait.evidence().stream()
                        .map(one -> new PersonaEvidence(
                                one.feature().kind().key(), one.feature().name(), one.lift(), one.share()))
                        .toList(),
                portrait.films().stream()
                        .map(film ->
                                new com.movieconcierge.events.TypicalFilm(film.movieId(), film.lift(), film.weight()))
                        .toList());
    }

    private static List<String> names(Portrait portrait, Feature.Kind kind) {
        return portrait.evidence().stream()
                .map(Evidence::feature)
                .filter(feature -> feature.kind() == kind)
                .map(Feature::name)
                .toList();
    }

    private static List<PersonaBlock> blocks(TasteSpace<BlockKey> space, Persona persona) {
        List<PersonaBlock> blocks = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < space.parts().size(); i++) {
            Part<BlockKey> part = space.parts().get(i);
            TasteSum taste = persona.taste().get(i);
            int to = from + part.key().dimensions();
            blocks.add(new PersonaBlock(
                    part.key().modality(),
                    part.key().modelId(),
                    part.key().modelVersion(),
                    bytes(Arrays.copyOfRange(persona.centroid(), from, to)),
                    part.share(),
                    Vectors.toBytes(part.mean()),
                    Vectors.toBytes(part.scale()),
                    Vectors.toBytes(part.origin()),
                    taste.weight(),
                    bytes(taste.vector())));
            from = to;
        }
        return blocks;
    }

    private static ByteBuffer bytes(double[] vector) {
        return Vectors.toBytes(Vectors.toFloats(vector, 1));
    }

    /** @throws SerializationException when the record cannot be used: say that of an older writer, without a space */
    static void check(com.movieconcierge.events.Persona event) {
        try {
            space(event);
            event.getEvidence().forEach(one -> Feature.Kind.of(one.getKind()));
            if (event.getPersonas() < 1 || event.getCentroid().isEmpty()) {
                throw new IllegalArgumentException("it has no space, or does not tell how many personas there are");
            }
        } catch (IllegalArgumentException e) {
            throw new SerializationException("persona " + event.getPersonaId() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The set of all records of one fit; checked ones.
     *
     * @throws SerializationException when they do not lie in one space
     */
    static PersonaSet toDomain(List<com.movieconcierge.events.Persona> fit) {
        try {
            return set(fit);
        } catch (IllegalArgumentException e) {
            throw new SerializationException("personas of fit " + fit.get(0).getVersion() + ": " + e.getMessage(), e);
        }
    }

    private static PersonaSet set(List<com.movieconcierge.events.Persona> fit) {
        com.movieconcierge.events.Persona any = fit.get(0);
        return new PersonaSet(
                any.getVersion(),
                any.getFittedAt(),
                any.getSilhouette(),
                any.getHighestNumber(),
                space(any),
                fit.stream()
                        .sorted(Comparator.comparing(com.movieconcierge.events.Persona::getPersonaId))
                        .map(PersonaEvents::persona)
                        .toList());
    }

    private static TasteSpace<BlockKey> space(com.movieconcierge.events.Persona event) {
        return new TasteSpace<>(event.getCentroid().stream()
                .map(block -> {
                    float[] vector = Vectors.fromBytes(block.getVector());
                    return new Part<>(
                            new BlockKey(
                                    block.getModality(), block.getModelId(), block.getModelVersion(), vector.length),
                            block.getShare(),
                            Vectors.fromBytes(block.getMean()),
                            Vectors.fromBytes(block.getScale()),
                            Vectors.fromBytes(block.getOrigin()));
                })
                .toList());
    }

    private static Persona persona(com.movieconcierge.events.Persona event) {
        return new Persona(
                event.getPersonaId(),
                event.getCentroid().stream()
                        .map(block -> Vectors.fromBytes(block.getVector()))
                        .flatMapToDouble(PersonaEvents::doubles)
                        .toArray(),
                event.getSize(),
                event.getMeanDistance(),
                event.getCentroid().stream()
                        .map(block -> new TasteSum(
                                doubles(Vectors.fromBytes(block.getTaste())).toArray(), block.getTasteWeight()))
                        .toList(),
                new Portrait(
                        event.getName(),
                        event.getSentence(),
                        event.getEvidence().stream()
                                .map(one -> new Evidence(
                                        new Feature(Feature.Kind.of(one.getKind()), one.getFeature()),
                                        one.getLift(),
                                        one.getShare()))
                                .toList(),
                        event.getTypicalFilms().stream()
                                .map(film -> new TypicalFilm(film.getMovieId(), film.getLift(), film.getWeight()))
                                .toList()));
    }

    private static DoubleStream doubles(float[] vector) {
        return IntStream.range(0, vector.length).mapToDouble(i -> vector[i]);
    }
}

package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.events.PersonaBlock;
import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.domain.persona.Persona;
import com.movieconcierge.recommend.domain.persona.Persona.Evidence;
import com.movieconcierge.recommend.domain.persona.Persona.TypicalFilm;
import com.movieconcierge.recommend.domain.persona.Place;
import com.movieconcierge.recommend.domain.taste.Taste;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** From records of {@code personas} to the domain. */
final class PersonaRecords {
    /** Its viewers like the typical films; nobody's stars are known here. */
    private static final double LIKED = 5.0;

    private PersonaRecords() {}

    /** @throws SerializationException when a vector is none */
    static Persona persona(com.movieconcierge.events.Persona event) {
        try {
            return new Persona(
                    event.getPersonaId(),
                    event.getName(),
                    event.getSentence(),
                    event.getVersion(),
                    event.getPersonas(),
                    event.getSize(),
                    event.getFittedAt(),
                    event.getSilhouette(),
                    event.getMeanDistance(),
                    event.getEvidence().stream()
                            .map(one -> new Evidence(one.getKind(), one.getFeature(), one.getLift(), one.getShare()))
                            .toList(),
                    event.getTypicalFilms().stream()
                            .map(film -> new TypicalFilm(film.getMovieId(), film.getLift()))
                            .toList(),
                    taste(event),
                    place(event));
        } catch (IllegalArgumentException e) {
            throw new SerializationException("persona " + event.getPersonaId() + ": " + e.getMessage(), e);
        }
    }

    /** Null for an older writer's, without a space. Modalities of the future are left out, of viewers as well. */
    private static @Nullable Place place(com.movieconcierge.events.Persona event) {
        List<TasteSpace.Part<Place.Block>> parts = new ArrayList<>();
        List<Double> centroid = new ArrayList<>();
        for (PersonaBlock block : event.getCentroid()) {
            Modality modality = Modality.find(block.getModality()).orElse(null);
            if (!block.getMean().hasRemaining()) {
                return null;
            }
            if (modality != null) {
                parts.add(new TasteSpace.Part<>(
                        new Place.Block(modality, new ModelRef(block.getModelId(), block.getModelVersion())),
                        block.getShare(),
                        Vectors.fromBytes(block.getMean()),
                        Vectors.fromBytes(block.getScale()),
                        Vectors.fromBytes(block.getOrigin())));
                for (float component : Vectors.fromBytes(block.getVector())) {
                    centroid.add((double) component);
                }
            }
        }
        return parts.isEmpty()
                ? null
                : new Place(
                        new TasteSpace<>(parts),
                        centroid.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Taste taste(com.movieconcierge.events.Persona event) {
        List<Taste.Sum> sums = new ArrayList<>();
        for (PersonaBlock block : event.getCentroid()) {
            Modality.find(block.getModality())
                    .ifPresent(modality -> sums.add(new Taste.Sum(
                            modality,
                            TasteScale.LONG,
                            new ModelRef(block.getModelId(), block.getModelVersion()),
                            block.getTasteWeight(),
                            Vectors.fromBytes(block.getTaste()))));
        }
        return new Taste(
                event.getPersonaId(),
                0,
                -1,
                event.getFittedAt(),
                0,
                0,
                sums,
                event.getTypicalFilms().stream()
                        .map(film ->
                                new Taste.RatedFilm(film.getMovieId(), LIKED, event.getFittedAt(), film.getWeight(), 0))
                        .toList(),
                false,
                null);
    }
}

package com.movieconcierge.schemas.codec;

import com.movieconcierge.events.PersonaBlock;
import com.movieconcierge.events.PersonaEvidence;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Persona;
import java.util.stream.Stream;

/** Codec of personas. */
public final class PersonaCodec {
    public static final RecordCodec<String, Persona, com.movieconcierge.events.Persona> PERSONAS = RecordCodec.byId(
            com.movieconcierge.events.Persona.class,
            com.movieconcierge.events.Persona::getPersonaId,
            PersonaCodec::toAvro,
            PersonaCodec::toModel,
            (persona, writtenAt) -> persona.violations());

    private PersonaCodec() {}

    private static com.movieconcierge.events.Persona toAvro(String personaId, Persona persona) {
        return new com.movieconcierge.events.Persona(
                personaId,
                persona.name(),
                persona.version(),
                persona.size(),
                persona.genres(),
                persona.keywords(),
                persona.blocks().stream().map(PersonaCodec::toAvro).toList(),
                persona.personas(),
                persona.highestNumber(),
                persona.fittedAt(),
                persona.silhouette(),
                persona.meanDistance(),
                persona.sentence(),
                persona.evidence().stream()
                        .map(one -> new PersonaEvidence(one.kind(), one.feature(), one.lift(), one.share()))
                        .toList(),
                persona.typicalFilms().stream()
                        .map(film ->
                                new com.movieconcierge.events.TypicalFilm(film.movieId(), film.lift(), film.weight()))
                        .toList());
    }

    private static PersonaBlock toAvro(Persona.Block block) {
        return new PersonaBlock(
                block.modality().key(),
                block.model().id(),
                block.model().version(),
                Vectors.toBytes(block.centroid()),
                block.share(),
                Vectors.toBytes(block.mean()),
                Vectors.toBytes(block.scale()),
                Vectors.toBytes(block.origin()),
                block.tasteWeight(),
                Vectors.toBytes(block.taste()));
    }

    private static Persona toModel(String personaId, com.movieconcierge.events.Persona event) {
        return new Persona(
                personaId,
                event.getName(),
                event.getVersion(),
                event.getSize(),
                event.getGenres(),
                event.getKeywords(),
                event.getCentroid().stream().flatMap(PersonaCodec::toBlock).toList(),
                event.getPersonas(),
                event.getHighestNumber(),
                event.getFittedAt(),
                event.getSilhouette(),
                event.getMeanDistance(),
                event.getSentence(),
                event.getEvidence().stream()
                        .map(one ->
                                new Persona.Evidence(one.getKind(), one.getFeature(), one.getLift(), one.getShare()))
                        .toList(),
                event.getTypicalFilms().stream()
                        .map(film -> new Persona.TypicalFilm(film.getMovieId(), film.getLift(), film.getWeight()))
                        .toList());
    }

    /** None for a modality that this version does not know. */
    private static Stream<Persona.Block> toBlock(PersonaBlock block) {
        String field = "block " + block.getModality();
        return Modality.find(block.getModality()).stream()
                .map(modality -> new Persona.Block(
                        modality,
                        new ModelRef(block.getModelId(), block.getModelVersion()),
                        Wire.vector(field, block.getVector()),
                        block.getShare(),
                        Wire.vector(field, block.getMean()),
                        Wire.vector(field, block.getScale()),
                        Wire.vector(field, block.getOrigin()),
                        block.getTasteWeight(),
                        Wire.vector(field, block.getTaste())));
    }
}

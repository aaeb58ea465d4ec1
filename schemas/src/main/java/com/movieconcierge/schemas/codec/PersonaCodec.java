package com.movieconcierge.schemas.codec;

import com.movieconcierge.events.PersonaBlock;
import com.movieconcierge.events.PersonaEvidence;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Codec of personas. */
final class PersonaCodec implements RecordCodec.ById<Persona, com.movieconcierge.events.Persona> {
    @Override
    public Class<com.movieconcierge.events.Persona> type() {
        return com.movieconcierge.events.Persona.class;
    }

    @Override
    public String keyOf(com.movieconcierge.events.Persona event) {
        return event.getPersonaId();
    }

    @Override
    public com.movieconcierge.events.Persona toAvro(String personaId, Persona persona) {
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

    /** Blocks of modalities that this version does not know are left out. */
    @Override
    public Persona toModel(String personaId, com.movieconcierge.events.Persona event) {
        List<Persona.Block> blocks = new ArrayList<>(event.getCentroid().size());
        for (PersonaBlock block : event.getCentroid()) {
            Optional<Modality> modality = Modality.find(block.getModality());
            if (modality.isPresent()) {
                blocks.add(toModel(modality.get(), block));
            }
        }
        return new Persona(
                personaId,
                event.getName(),
                event.getVersion(),
                event.getSize(),
                event.getGenres(),
                event.getKeywords(),
                blocks,
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

    @Override
    public List<Violation> violations(Persona persona, Instant writtenAt) {
        return persona.violations();
    }

    private static Persona.Block toModel(Modality modality, PersonaBlock block) {
        String field = "block " + block.getModality();
        return new Persona.Block(
                modality,
                new ModelRef(block.getModelId(), block.getModelVersion()),
                Wire.vector(field, block.getVector()),
                block.getShare(),
                Wire.vector(field, block.getMean()),
                Wire.vector(field, block.getScale()),
                Wire.vector(field, block.getOrigin()),
                block.getTasteWeight(),
                Wire.vector(field, block.getTaste()));
    }
}

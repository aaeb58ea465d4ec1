package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.Dna;
import com.movieconcierge.embedding.domain.Encoding;
import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.KeyFrame;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.TrailerMeasures;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Modality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DNA as records of movie-dna, and back. */
final class DnaRecords {
    private DnaRecords() {}

    static MovieDna toAvro(Dna dna) {
        List<DnaBlock> blocks = dna.blocks().stream()
                .map(block -> new DnaBlock(
                        block.modality().key(),
                        block.modelId(),
                        block.modelVersion(),
                        Vectors.toBytes(block.encoding().vector()),
                        block.inputHash(),
                        block.encoding().frame().map(DnaRecords::toAvro).orElse(null),
                        block.encoding().trailer().map(DnaRecords::toAvro).orElse(null)))
                .toList();
        return new MovieDna(dna.movieId(), dna.contentHash(), blocks);
    }

    /** Blocks of modalities that this version does not know are left out. */
    static Dna toDomain(MovieDna dna) {
        List<Dna.Block> blocks = new ArrayList<>();
        for (DnaBlock block : dna.getBlocks()) {
            Modality.find(block.getModality()).ifPresent(modality -> blocks.add(toDomain(modality, block)));
        }
        return new Dna(dna.getMovieId(), dna.getContentHash(), blocks);
    }

    private static Dna.Block toDomain(Modality modality, DnaBlock block) {
        return new Dna.Block(
                modality,
                block.getModelId(),
                block.getModelVersion(),
                block.getInputHash(),
                new Encoding(
                        Vectors.fromBytes(block.getVector()), frame(block.getFrame()), trailer(block.getTrailer())));
    }

    private static KeyFrame toAvro(Encoding.KeyFrame frame) {
        return new KeyFrame(frame.source(), frame.at().map(Duration::toMillis).orElse(null));
    }

    private static Optional<Encoding.KeyFrame> frame(@Nullable KeyFrame frame) {
        return Optional.ofNullable(frame)
                .map(known -> new Encoding.KeyFrame(
                        known.getSource(),
                        Optional.ofNullable(known.getAtMillis()).map(Duration::ofMillis)));
    }

    private static TrailerMeasures toAvro(com.movieconcierge.embedding.domain.TrailerMeasures trailer) {
        return new TrailerMeasures(
                trailer.duration().toMillis(),
                trailer.shots(),
                trailer.medianShot().toMillis(),
                trailer.motion());
    }

    private static Optional<com.movieconcierge.embedding.domain.TrailerMeasures> trailer(
            @Nullable TrailerMeasures trailer) {
        return Optional.ofNullable(trailer)
                .map(known -> new com.movieconcierge.embedding.domain.TrailerMeasures(
                        Duration.ofMillis(known.getDurationMillis()),
                        known.getShots(),
                        Duration.ofMillis(known.getMedianShotMillis()),
                        known.getMotion()));
    }
}

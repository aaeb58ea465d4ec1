package com.movieconcierge.embedding.domain;

import com.movieconcierge.embedding.domain.ContentHash.Part;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a film's DNA together, one block per encoder that has something to say. A block that is there already, made from
 * the same input by the same model, is taken over: another model fills in beside the one that serves at its own cost
 * alone, and new stills do not have the text read again. Blocks of a model that serves and is no longer configured stay
 * until readers have moved on.
 */
public final class DnaComposer {
    private final EncoderSet encoders;

    public DnaComposer(EncoderSet encoders) {
        this.encoders = encoders;
    }

    /**
     * The hash of the film's DNA once every encoder that has something to read has made its block.
     *
     * @param before blocks that were made of the film earlier
     */
    public String contentHash(Film film, List<FilmDna.Block> before) {
        Film tidied = Texts.tidied(film);
        EncoderSet.State now = encoders.state();
        Stream<Part> made = now.encoders().stream()
                .filter(encoder -> !encoder.input(tidied).isEmpty())
                .map(encoder -> Part.of(encoder, tidied));
        return ContentHash.of(
                Stream.concat(made, kept(before, now).map(Part::of)).toList());
    }

    /**
     * The film's DNA.
     *
     * @param before as above
     * @throws EncodingException when an encoder gives the film up
     */
    public FilmDna compose(Film film, List<FilmDna.Block> before) {
        Film tidied = Texts.tidied(film);
        EncoderSet.State now = encoders.state();
        List<FilmDna.Block> blocks = new ArrayList<>();
        for (Encoder encoder : now.encoders()) {
            Part part = Part.of(encoder, tidied);
            before.stream()
                    .filter(block -> Part.of(block).equals(part))
                    .findFirst()
                    .or(() -> made(encoder, tidied, part))
                    .ifPresent(blocks::add);
        }
        kept(before, now).forEach(blocks::add);
        return new FilmDna(
                film.movieId(), ContentHash.of(blocks.stream().map(Part::of).toList()), blocks);
    }

    private static Optional<FilmDna.Block> made(Encoder encoder, Film film, Part part) {
        return encoder.encode(film)
                .map(made -> new FilmDna.Block(
                        made.modality(), made.model(), made.vector(), part.inputHash(), made.frame(), made.trailer()));
    }

    private static Stream<FilmDna.Block> kept(List<FilmDna.Block> before, EncoderSet.State now) {
        return before.stream()
                .filter(block -> now.serving().contains(ModelKey.of(block))
                        && now.encoders().stream()
                                .noneMatch(encoder -> ModelKey.of(encoder).equals(ModelKey.of(block))));
    }

    /** Whether a block is worth remembering, because making it again costs more, or cannot be done. */
    public boolean isCostly(FilmDna.Block block) {
        return encoders.state().encoders().stream()
                .filter(encoder -> ModelKey.of(encoder).equals(ModelKey.of(block)))
                .noneMatch(Encoder::isCheap);
    }
}

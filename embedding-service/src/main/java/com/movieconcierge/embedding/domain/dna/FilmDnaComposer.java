package com.movieconcierge.embedding.domain.dna;

import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncodingException;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.encoder.ModelKey;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import com.movieconcierge.embedding.domain.text.TextNormalizer;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a film's DNA together, one block per encoder that has something to say. A block that is there already, made from
 * the same input by the same model, is taken over: another model fills in beside the one that serves at its own cost
 * alone, and new stills do not have the text read again. Blocks of a model that serves and is no longer configured stay
 * until readers have moved on.
 */
public final class FilmDnaComposer {
    private final EncoderSet encoders;

    public FilmDnaComposer(EncoderSet encoders) {
        this.encoders = encoders;
    }

    /**
     * The hash of the film's DNA once every encoder that has something to read has made its block: hex SHA-256 over
     * everything its vectors are made from, for each block its model, that model's version and its input. Equal hash, equal
     * vectors, so the work can be saved. It speaks of blocks that there are: a film whose stills could not be had has another
     * hash than the same film with them, so that its next event tries again.
     *
     * @param before blocks that were made of the film earlier
     */
    public String contentHash(Film film, List<FilmDna.Block> before) {
        Film tidied = TextNormalizer.normalized(film);
        EncoderSet.State now = encoders.state();
        Stream<Part> made = now.encoders().stream()
                .filter(encoder -> !encoder.input(tidied).isEmpty())
                .map(encoder -> Part.of(encoder, tidied));
        return hash(Stream.concat(made, kept(before, now).map(Part::of)));
    }

    /**
     * @param before as above
     * @throws EncodingException when an encoder gives the film up
     */
    public FilmDna compose(Film film, List<FilmDna.Block> before) {
        Film tidied = TextNormalizer.normalized(film);
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
        return new FilmDna(film.movieId(), hash(blocks.stream().map(Part::of)), blocks);
    }

    private Optional<FilmDna.Block> made(Encoder encoder, Film film, Part part) {
        return encoders.encode(encoder, film)
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

    /** @param inputHash of everything of the film that the model reads, as text */
    private record Part(ModelKey model, String inputHash) {
        static Part of(FilmDna.Block block) {
            return new Part(ModelKey.of(block), block.inputHash());
        }

        static Part of(Encoder encoder, Film film) {
            return new Part(ModelKey.of(encoder), Sha256.hex(encoder.input(film)));
        }

        /** The length in front of each word: no two lists of words give the same text. */
        String words() {
            return Stream.of(
                            model.modality().key(),
                            model.model().id(),
                            model.model().version(),
                            inputHash)
                    .map(word -> word.length() + ":" + word)
                    .collect(Collectors.joining());
        }
    }

    private static String hash(Stream<Part> parts) {
        return Sha256.hex(parts.map(Part::words).collect(Collectors.joining()));
    }
}

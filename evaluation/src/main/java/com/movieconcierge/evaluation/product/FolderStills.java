package com.movieconcierge.evaluation.product;

import com.movieconcierge.embedding.adapter.web.ImageDecoder;
import com.movieconcierge.embedding.config.EmbeddingProperties.PicturesSettings;
import com.movieconcierge.embedding.domain.visual.StillSource;
import com.movieconcierge.evaluation.data.EvaluationException;
import com.movieconcierge.model.Film;
import com.movieconcierge.platform.YamlSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One picture a film, in a folder, named by its id. */
record FolderStills(Path folder, ImageDecoder decoder) implements StillSource {

    FolderStills(Path folder) {
        this(
                folder,
                ImageDecoder.ofProduct(YamlSettings.of("embedding-service", PicturesSettings.class)
                        .pixels()));
    }

    @Override
    public String addresses(Film film) {
        Path file = file(film);
        return Files.isReadable(file) ? file.toUri().toString() : "";
    }

    @Override
    public Footage of(Film film) {
        Path file = file(film);
        try {
            return Footage.of(List.of(
                    new Still(file.toUri().toString(), Optional.empty(), decoder.decode(Files.readAllBytes(file)))));
        } catch (IOException e) {
            throw new EvaluationException("Could not read the still " + file + ": " + e.getMessage(), e);
        }
    }

    private Path file(Film film) {
        return folder.resolve(film.movieId() + ".jpg");
    }
}

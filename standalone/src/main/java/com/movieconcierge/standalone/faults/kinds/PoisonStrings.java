package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import java.time.Instant;
import java.util.List;

/** Well-formed records with strings longer than anything that writes a length into two bytes can take. */
public record PoisonStrings() implements Fault {
    private static final String LONG = "x".repeat(70_000);

    @Override
    public String name() {
        return "poison-strings";
    }

    @Override
    public String sentence() {
        return "well-formed records with strings of 70,000 characters";
    }

    @Override
    public void strike(Scene scene) {
        Instant now = scene.clock().instant();
        String film = scene.subject().films().get(0);
        String viewer = name() + "-viewer";
        for (Rating rating : List.of(
                new Rating(LONG, viewer, film, 4.0, now, ""),
                new Rating(name() + "-1", LONG, film, 4.0, now, ""),
                new Rating(name() + "-2", viewer, LONG, 4.0, now, ""),
                new Rating(name() + "-3", viewer, film, 4.0, now, LONG))) {
            PoisonRecord.send(scene, PoisonRecord.rating(scene, rating));
        }
        PoisonRecord.send(
                scene,
                codec(scene, Topics.STATED_TASTES)
                        .toRecord(
                                viewer,
                                new StatedTaste(
                                        LONG, viewer, now, LONG, Aspects.keyword(LONG), Aspects.NONE, Aspects.NONE)));
        String unknown = name() + "-film";
        var block = new FilmDna.Block(Modality.THEME, new ModelRef(LONG, LONG), new float[] {1, 0});
        for (FilmDna dna :
                List.of(new FilmDna(unknown, LONG, List.of()), new FilmDna(unknown, "hash", List.of(block)))) {
            PoisonRecord.send(scene, codec(scene, Topics.MOVIE_DNA).toRecord(unknown, dna));
        }
        scene.over();
    }

    private static <V> TopicCodec<String, V> codec(Scene scene, Topic<String, V> topic) {
        return new TopicCodec<>(topic, scene.subject().registry());
    }
}

package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.standalone.client.Import;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.scene.Scene;
import com.movieconcierge.standalone.product.World;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** kill -9 while the bundled world is imported: films are embedded, ratings applied and profiles written all at once. */
public record KillInImport(String name, int times) implements Fault {
    private static final int LONGEST_WORK_MILLIS = 5_000;
    private static final Duration TAKEN_LIMIT = Duration.ofMinutes(5);

    @Override
    public String sentence() {
        return "kill -9 of the product in the middle of an import, " + times + " times";
    }

    @Override
    public void strike(Scene scene) throws IOException {
        World world =
                World.bundled(Files.createDirectories(scene.subject().folder().resolve("world")));
        for (int i = 0; i < times; i++) {
            begin(scene, world);
            scene.waitFor(Duration.ofMillis(1_000 + scene.random().nextInt(LONGEST_WORK_MILLIS)));
            scene.product().process().kill();
            scene.note("killed");
            scene.over();
            scene.product().start();
            scene.note("ready again");
        }
        scene.subject().imported(begin(scene, world));
        scene.note("imported");
        // Only when its films have DNA does everything count that was rated.
        Poll.until(TAKEN_LIMIT, scene.subject()::isSettled);
    }

    /** Asked for again it goes on where it stopped. */
    private static Import begin(Scene scene, World world) {
        return Import.tables(scene.instance().ingest(), world.movies(), world.ratings());
    }
}

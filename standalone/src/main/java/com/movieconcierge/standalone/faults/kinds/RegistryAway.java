package com.movieconcierge.standalone.faults.kinds;

import com.movieconcierge.model.Rating;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.standalone.faults.Fault;
import com.movieconcierge.standalone.faults.check.Verdict;
import com.movieconcierge.standalone.faults.scene.Scene;
import com.movieconcierge.standalone.faults.scene.SideService;
import com.movieconcierge.standalone.faults.scene.TcpProxy;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * The registry does not answer one of two profile-services, just when records of a schema come that it has not seen: they must
 * wait, and must not become dead letters.
 */
public record RegistryAway() implements Fault {
    private static final Duration WHILE = Duration.ofSeconds(15);
    private static final int VIEWERS = 20;

    @Override
    public String name() {
        return "registry-away";
    }

    @Override
    public String sentence() {
        return "the registry away for one of two profile-services for " + WHILE.toSeconds()
                + " s, while records of a new schema come";
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        try (var proxy = new TcpProxy(scene.instance().ports().registry());
                SideService second = scene.subject()
                        .secondProfileService(
                                "http://127.0.0.1:" + proxy.port(),
                                scene.instance().ports().redis())) {
            second.start();
            scene.note("a second profile-service is up");
            int schema = newSchema(scene);
            proxy.refuse();
            scene.note("the registry is away");
            for (int i = 0; i < VIEWERS; i++) {
                scene.foreign().send(rated(scene, name() + "-v" + i, schema));
            }
            scene.waitFor(WHILE);
            proxy.mend();
            scene.note("the registry is back");
            scene.over();
            scene.waitFor(WHILE);
        }
        scene.note("the second profile-service has left");
        scene.over();
    }

    @Override
    public void look(Scene scene, Verdict verdict) {
        for (int i = 0; i < VIEWERS; i++) {
            var viewer = new Victim(scene, name() + "-v" + i);
            if (!viewer.hasProfile()) {
                verdict.wrong(viewer.userId(), "has rated, and has no profile");
            }
        }
    }

    /** Ours with another description: the same fields, and an id that nobody has asked for. */
    private static int newSchema(Scene scene) throws IOException, InterruptedException {
        Schema ours = Topics.RATINGS.valueSchema().orElseThrow();
        String described = ours.toString().replaceFirst("\"doc\":\"", "\"doc\":\"By another producer. ");
        String body =
                JsonMapper.shared().createObjectNode().put("schema", described).toString();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(scene.instance().registryUrl() + "/subjects/ratings-value/versions"))
                                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new Refusal("The registry takes no new schema: " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).path("id").asInt();
    }

    private static ProducerRecord<byte[], byte[]> rated(Scene scene, String viewer, int schema) {
        Rating rating = scene.draw().standing(viewer, scene.clock().instant());
        var record = new TopicCodec<>(Topics.RATINGS, scene.subject().registry()).toRecord(viewer, rating);
        ByteBuffer.wrap(record.value()).putInt(1, schema);
        return record;
    }
}

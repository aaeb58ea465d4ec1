package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.kernel.ForwardDecay;
import com.movieconcierge.kernel.PreferenceMap;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.recommend.RecommendServiceApplication;
import com.movieconcierge.standalone.client.PublishedLaw;
import com.movieconcierge.standalone.client.ServiceClient;
import com.movieconcierge.standalone.product.Refusal;
import com.movieconcierge.testkit.ProblemContract;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code verify} judges by the law that recommend-service publishes, whatever that is told. */
class PublishedLawTest {

    @Test
    void theLawThatTheServiceWasToldIsTheOneThatIsReadBack() {
        var settings = ProblemContract.withNothingBehind(
                "--concierge.taste.landmark=2021-03-04T05:06:07Z",
                "--concierge.taste.half-life=30d",
                "--concierge.taste.recent-factor=0.7",
                "--concierge.taste.recent-size=7",
                "--concierge.taste.preferences=-1,-0.8,-0.6,-0.4,-0.2,0.1,0.3,0.5,0.7,0.9");
        try (var service = RecommendServiceApplication.builder().application().run(settings)) {
            int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

            assertThat(PublishedLaw.of(new ServiceClient("recommend", port)))
                    .isEqualTo(new TasteLaw(
                            new PreferenceMap(List.of(-1.0, -0.8, -0.6, -0.4, -0.2, 0.1, 0.3, 0.5, 0.7, 0.9)),
                            new ForwardDecay(Instant.parse("2021-03-04T05:06:07Z"), Duration.ofDays(30)),
                            0.7,
                            7));
        }
    }

    @Test
    void anAnswerWithoutALawIsRefused() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            var client = new ServiceClient("recommend", server.getAddress().getPort());

            assertThatThrownBy(() -> PublishedLaw.of(client))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("law");
        } finally {
            server.stop(0);
        }
    }
}

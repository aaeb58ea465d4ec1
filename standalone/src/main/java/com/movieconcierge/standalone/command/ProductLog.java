package com.movieconcierge.standalone.command;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where a product in this process writes what it has to say. */
final class ProductLog {
    private ProductLog() {}

    /**
     * Everything into a file of that folder, warnings also to the console. Before the first logger is made. One configuration for
     * all services, which otherwise would each set up their own.
     */
    static void into(Path folder) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "logback-up.xml");
        System.setProperty("concierge.log.dir", folder.toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install(); // Tomcat logs through java.util.logging
    }
}

# One file for the four services: docker build --build-arg SERVICE=recommend-service -t movie-concierge/recommend-service .
# SERVICE=trailers is embedding-service with trailers.
# The recommend-service image follows SageMaker's contract as it is: docker run IMAGE serve, GET /ping, POST /invocations.
ARG JDK_IMAGE=maven:3.9-eclipse-temurin-25
ARG JRE_IMAGE=eclipse-temurin:25-jre

FROM ${JDK_IMAGE} AS build
ARG SERVICE
WORKDIR /build
COPY . .
RUN mvn -q -Dquick -pl ${SERVICE} -am package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib \
 && mkdir /app && cp ${SERVICE}/target/${SERVICE}-*.jar /app/ && cp ${SERVICE}/target/lib/*.jar /app/

FROM ${JRE_IMAGE}
ARG MAIN_CLASS
ENV MAIN_CLASS=${MAIN_CLASS} \
    JAVA_TOOL_OPTIONS="--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:MaxRAMPercentage=70" \
    CONCIERGE_BIND_ADDRESS=0.0.0.0
COPY --from=build /app /app
COPY LICENSE NOTICE /licenses/
# A fresh volume takes over the owner of the folder that it is mounted on: every folder that docker-compose.yml mounts is made
# here. By number, so that Kubernetes can see that the user is not root.
RUN useradd --uid 10001 --user-group --create-home --home-dir /data concierge \
 && mkdir -p /data/streams \
 && chown -R 10001:10001 /data
USER 10001:10001
WORKDIR /data
# exec, so that SIGTERM reaches the JVM; "serve" is an argument that Spring leaves alone.
ENTRYPOINT ["sh", "-c", "exec java -cp '/app/*' \"$MAIN_CLASS\" \"$@\"", "movie-concierge"]

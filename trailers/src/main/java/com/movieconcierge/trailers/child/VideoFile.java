package com.movieconcierge.trailers.child;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** The frames of a video file, one after the other. */
final class VideoFile implements AutoCloseable {
    /** Where neither the file nor its neighbours say when a frame is shown. */
    private static final double USUAL_FRAME_SECONDS = 0.04;

    private final AVFormatContext format;
    private final AVCodecContext decoder;
    private final AVStream stream;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final double tick;
    private final double frameSeconds;
    private double first = Double.NaN;
    private double seconds = -1;
    private boolean drained;

    private VideoFile(AVFormatContext format, AVStream stream, AVCodecContext decoder) {
        this.format = format;
        this.stream = stream;
        this.decoder = decoder;
        this.tick = av_q2d(stream.time_base());
        AVRational rate = stream.avg_frame_rate();
        this.frameSeconds = rate.num() > 0 && rate.den() > 0 ? 1 / av_q2d(rate) : USUAL_FRAME_SECONDS;
    }

    /**
     * Opens a file, sees what it says of itself, and decodes nothing before that is found good.
     *
     * @param mostPixels of a frame
     * @param leastSide of a frame
     */
    static VideoFile open(Path file, long mostPixels, int leastSide) throws TrailerException {
        AVFormatContext format = VideoContainer.open(file, mostPixels);
        try {
            AVCodec codec = new AVCodec(null);
            int number = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, codec, 0);
            if (number < 0 || codec.isNull()) {
                throw new TrailerException(Reason.NO_VIDEO, "the file holds no video that can be decoded");
            }
            VideoContainer.keepOnly(format, number);
            AVStream stream = format.streams(number);
            VideoContainer.requireSize(stream, mostPixels, leastSide);
            return new VideoFile(format, stream, decoder(stream, codec, mostPixels));
        } catch (TrailerException e) {
            avformat_close_input(format);
            throw e;
        }
    }

    private static AVCodecContext decoder(AVStream stream, AVCodec codec, long mostPixels) throws TrailerException {
        AVCodecContext decoder = avcodec_alloc_context3(codec);
        // One thread holds the fewest frames, and gives the same ones every time.
        decoder.thread_count(1);
        if (avcodec_parameters_to_context(decoder, stream.codecpar()) < 0) {
            throw new TrailerException(Reason.BROKEN, "the video contradicts itself");
        }
        // A video may change its size on the way; the decoder says no itself then.
        decoder.max_pixels(mostPixels);
        if (avcodec_open2(decoder, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(decoder);
            throw new TrailerException(Reason.BROKEN, "the video cannot be decoded");
        }
        return decoder;
    }

    int width() {
        return stream.codecpar().width();
    }

    int height() {
        return stream.codecpar().height();
    }

    /** When the frame is shown, in seconds after the first one. */
    double seconds() {
        return seconds;
    }

    /** The next frame, good until the next call; null when there is none. What cannot be decoded is left out. */
    @Nullable
    AVFrame next() {
        av_frame_unref(frame);
        while (avcodec_receive_frame(decoder, frame) < 0) {
            if (drained || !feed()) {
                return null;
            }
        }
        long at = frame.best_effort_timestamp();
        double shown = at == AV_NOPTS_VALUE ? Double.NaN : at * tick;
        if (Double.isNaN(first)) {
            first = Double.isNaN(shown) ? 0 : shown;
            seconds = 0;
        } else {
            seconds = Double.isNaN(shown) ? seconds + frameSeconds : shown - first;
        }
        return frame;
    }

    /** Gives the decoder a packet, or says that it was the last; false when even that is over. */
    private boolean feed() {
        int read = av_read_frame(format, packet);
        if (read < 0) {
            drained = avcodec_send_packet(decoder, null) < 0;
            return !drained;
        }
        if (packet.stream_index() == stream.index()) {
            // A broken packet costs itself.
            avcodec_send_packet(decoder, packet);
        }
        av_packet_unref(packet);
        return true;
    }

    @Override
    public void close() {
        av_frame_free(frame);
        av_packet_free(packet);
        avcodec_free_context(decoder);
        avformat_close_input(format);
    }
}

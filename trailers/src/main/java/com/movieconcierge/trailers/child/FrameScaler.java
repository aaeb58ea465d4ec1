package com.movieconcierge.trailers.child;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/** Brings frames of any size and format to RGB of one size, each pixel the mean of those it stands for. */
final class FrameScaler implements AutoCloseable {
    private final int width;
    private final int height;
    private final byte[] rgb;
    private final AVFrame scaled;
    private @Nullable SwsContext context;

    FrameScaler(int width, int height) throws TrailerException {
        this.width = width;
        this.height = height;
        this.rgb = new byte[3 * width * height];
        this.scaled = av_frame_alloc();
        scaled.format(AV_PIX_FMT_RGB24).width(width).height(height);
        if (av_frame_get_buffer(scaled, 0) < 0) {
            throw new TrailerException(Reason.TOO_LARGE, "no memory for a frame of " + width + " x " + height);
        }
    }

    /** Three bytes a pixel; good until the next call. A frame that changes its size or format within a video is no matter. */
    byte[] rgb(AVFrame frame) {
        context = sws_getCachedContext(
                context,
                frame.width(),
                frame.height(),
                frame.format(),
                width,
                height,
                AV_PIX_FMT_RGB24,
                SWS_AREA,
                null,
                null,
                (DoublePointer) null);
        if (context == null || context.isNull()) {
            throw new IllegalStateException("frames of format " + frame.format() + " cannot be scaled");
        }
        sws_scale(context, frame.data(), frame.linesize(), 0, frame.height(), scaled.data(), scaled.linesize());
        BytePointer data = scaled.data(0);
        for (int y = 0; y < height; y++) {
            data.position((long) y * scaled.linesize(0)).get(rgb, 3 * y * width, 3 * width);
        }
        return rgb;
    }

    @Override
    public void close() {
        sws_freeContext(context);
        av_frame_free(scaled);
    }
}

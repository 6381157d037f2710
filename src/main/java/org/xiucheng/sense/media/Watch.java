package org.xiucheng.sense.media;

import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/// Stops a decoder that complains or takes too long.
final class Watch implements IIOReadProgressListener, IIOReadWarningListener {
    private final long end;
    private boolean complained;

    Watch(Duration longest) {
        this.end = System.nanoTime() + longest.toNanos();
    }

    boolean complained() {
        return complained;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        complained = true;
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (complained || System.nanoTime() - end > 0) {
            source.abort();
        }
    }

    @Override
    public void readAborted(ImageReader source) {
        complained = true;
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}
}

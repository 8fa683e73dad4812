package buzzville.cli;
import picocli.CommandLine.Command;
@Command(name = "gallery", mixinStandardHelpOptions = true)
final class GalleryCommand implements Runnable {
    @Override
    public void run() {}
}

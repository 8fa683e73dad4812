package buzzville.cli;
import picocli.CommandLine.Command;
@Command(name = "init", mixinStandardHelpOptions = true)
final class InitCommand implements Runnable {
    @Override
    public void run() {}
}

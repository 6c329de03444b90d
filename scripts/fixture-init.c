/*
 * Pid 1 of the small machine that a fixture is recorded on: starts one scenario program, reaps what
 * it adopts, and ends with the scenario's exit status. usage: fixture-init PROGRAM
 */
#include "stage.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  /* stage_open and stage_name write over the argument area. */
  const char *program = strdup(argv[1]);
  stage_open(argv);
  stage_name("init");
  pid_t scenario = fork();
  if (scenario == 0) {
    const char *slash = strrchr(program, '/');
    execl(program, slash ? slash + 1 : program, (char *)NULL);
    _exit(127);
  }
  for (;;) {
    int status;
    pid_t ended = wait(&status);
    if (ended == scenario) return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    if (ended < 0) return 1;
  }
}

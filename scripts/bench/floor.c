/*
 * The least that a scan can cost: what C pays for the kernel's answers alone, and nothing is done with them.
 *
 *   floor anew TICKS: each tick opens, reads and closes /proc/PID/stat of every process
 *   floor kept TICKS: opens them once, and each tick reads again from the start
 *
 * Prints the CPU time of each tick in ns, a line each, after a line that says how many processes were read.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 65536 };

static char path[MOST][32];
static int fd[MOST], count;
static char buffer[4096];

static void find_processes(void) {
  DIR *proc = opendir("/proc");
  struct dirent *entry;
  if (!proc) exit(1);
  while ((entry = readdir(proc)) && count < MOST)
    if (isdigit((unsigned char)entry->d_name[0]))
      snprintf(path[count++], sizeof path[0], "/proc/%.15s/stat", entry->d_name);
  closedir(proc);
}

/* Who cannot be kept open is left out: the floor is for those that can. */
static void open_all(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
  int open_count = 0;
  for (int i = 0; i < count; i++) {
    int opened = open(path[i], O_RDONLY);
    if (opened >= 0) fd[open_count++] = opened;
  }
  count = open_count;
}

static void read_anew(void) {
  for (int i = 0; i < count; i++) {
    int opened = open(path[i], O_RDONLY);
    if (opened < 0) continue;
    if (read(opened, buffer, sizeof buffer) < 0) buffer[0] = 0;
    close(opened);
  }
}

static void read_kept(void) {
  for (int i = 0; i < count; i++)
    if (pread(fd[i], buffer, sizeof buffer, 0) < 0) buffer[0] = 0;
}

static long long cpu_ns(void) {
  struct timespec used;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return used.tv_sec * 1000000000LL + used.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int is_kept = strcmp(argv[1], "kept") == 0;
  find_processes();
  if (is_kept) open_all();
  printf("%d\n", count);
  for (int tick = 0; tick < atoi(argv[2]); tick++) {
    long long before = cpu_ns();
    if (is_kept) read_kept();
    else read_anew();
    printf("%lld\n", cpu_ns() - before);
  }
  return 0;
}

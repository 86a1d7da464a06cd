/* A fault that the sanitizers must see, or their silence about the others says nothing. */
#include <stdlib.h>

int main(int argc, char **argv) {
    (void)argv;
    char *octets = malloc(8);
    octets[7 + argc] = 1;
    int end = octets[7 + argc];
    free(octets);
    return end;
}

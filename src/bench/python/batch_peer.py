#!/usr/bin/env python3
"""Whole batches as somebody with CPython, and Pillow for pictures, would write them: for a process of its own each.

usage: batch_peer.py squares WORKERS COUNT
       batch_peer.py primes WORKERS FROM TO
       batch_peer.py images WORKERS FOLDER OUT
       batch_peer.py make FOLDER COUNT          so many JPEGs of images_peer.py
"""
import glob, multiprocessing as mp, os, sys


def square(x):
    return x * x


def is_prime(n):
    return n > 1 and all(n % i for i in range(2, int(n ** 0.5) + 1))


def run(case, *args):
    if case == "make":
        import images_peer
        images_peer.make(args[0], int(args[1]))
        return
    workers = int(args[0])
    if case == "images":
        import images_peer
        os.makedirs(args[2], exist_ok=True)
        images_peer.pillow(sorted(glob.glob(args[1] + "/*.jpg")), args[2], workers)
        return
    with mp.Pool(workers) as pool:
        if case == "squares":
            print(sum(pool.map(square, range(1, int(args[1]) + 1))))
        else:
            print(sum(pool.map(is_prime, range(int(args[1]), int(args[2])))))


if __name__ == "__main__":
    run(*sys.argv[1:])

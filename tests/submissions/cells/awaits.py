import asyncio

async def slowly():
    await asyncio.sleep(0.01)
    return 3

assert await slowly() == 3
